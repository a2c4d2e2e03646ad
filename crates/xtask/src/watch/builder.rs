//! Takes the steps of the build.

use std::collections::BTreeSet;
use std::ffi::OsStr;
use std::path::PathBuf;
use std::time::{SystemTime, UNIX_EPOCH};

use anyhow::Result;

use super::server::Server;
use super::steps::Step;
use crate::assets::{self, Assets, MANIFEST};
use crate::command::step;
use crate::dist;
use crate::purpose::Purpose;
use crate::scripts::{self, Format};
use crate::serve::Serving;
use crate::server_build::ServerBuild;
use crate::workspace::Workspace;
use crate::{app, stylesheet};

/// Cargo's profile for the prerenderer.
const PROFILE: &str = "watch-pages";

/// What takes the place of a service worker that keeps a site of `cargo xtask serve`, and goes.
const NO_WORKER: &str = "service-worker/removal.ts";

/// The site as it is built so far, and the server that shows it.
pub struct Builder<'a> {
    workspace: &'a Workspace,
    serving: &'a Serving,
    site: PathBuf,
    assets: Assets,
    server: Server,
    has_server: bool,
}

impl<'a> Builder<'a> {
    /// Nothing is built yet.
    pub fn new(workspace: &'a Workspace, serving: &'a Serving) -> Result<Self> {
        let site = workspace.target.join("watch/site");
        assets::remove(&site)?;
        Ok(Self {
            workspace,
            serving,
            site,
            assets: Assets::default(),
            server: Server::default(),
            has_server: false,
        })
    }

    /// The step to be taken next. Without a module there is nothing that scripts could name.
    pub fn next(&self, pending: &BTreeSet<Step>) -> Option<Step> {
        if self.assets.path(app::MODULE).is_err() {
            return Some(Step::Module);
        }
        pending.first().copied()
    }

    /// Whether there is a server, and so something to look at.
    pub fn serves(&self) -> bool {
        self.has_server
    }

    /// Takes a step; answers what has to follow.
    pub fn take(&mut self, taken: Step) -> Result<&'static [Step]> {
        let before = self.assets.clone();
        let Self {
            workspace,
            serving,
            site,
            assets,
            ..
        } = self;
        match taken {
            Step::PublicFiles => assets::copy(&workspace.root.join("public"), site)?,
            Step::Stylesheets => step("the stylesheets", || {
                stylesheet::build(workspace, site, assets, Purpose::Developer)
            })?,
            Step::Scripts => step("the scripts", || {
                let readings = dist::readings(workspace, site, assets)?;
                scripts::build(workspace, site, assets, &readings, Purpose::Developer)?;
                let worker = scripts::bundle(workspace, NO_WORKER, Format::Classic, &[])?;
                assets::write(&site.join("sw.js"), worker.as_bytes())
            })?,
            Step::Pages => {
                step("the pages", || self.write_pages("japanese"))?;
                self.show()?;
            }
            Step::TranslatedPages => {
                step("the translated pages", || self.write_pages("translated"))?;
                // Nothing names an older one any more.
                self.assets.remove_others(&self.site)?;
                self.show()?;
            }
            Step::Server => {
                ServerBuild::Test.build(workspace)?;
                let program = ServerBuild::Test.program(workspace);
                serving.migrate(workspace, &program)?;
                if !self.has_server {
                    serving.print_kiosk_key(workspace, &program)?;
                    println!("→ open http://{}/", serving.listen);
                }
                self.has_server = true;
                self.show()?;
            }
            Step::Module => step("the app's module", || {
                app::build_whole(workspace, site, assets)
            })?,
        }
        Ok(taken.followers(self.assets != before))
    }

    fn write_pages(&self, only: &str) -> Result<()> {
        let manifest = self.site.join(MANIFEST);
        self.assets.write(&manifest)?;
        let options = [OsStr::new("--only"), OsStr::new(only)];
        dist::prerender(self.workspace, PROFILE, &manifest, &self.site, &options)
    }

    /// Lets the server, if there is one yet, and the browsers take what is built.
    fn show(&mut self) -> Result<()> {
        if !self.has_server {
            return Ok(());
        }
        let now = SystemTime::now().duration_since(UNIX_EPOCH)?.as_millis();
        assets::write(&self.site.join(scripts::BUILD), now.to_string().as_bytes())?;
        self.server
            .restart(self.workspace, self.serving, &self.site)
    }
}
