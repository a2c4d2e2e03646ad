// Loads the page again once `cargo xtask watch` serves another build; only that command puts it into
// pages (crates/xtask/src/scripts.rs).

/** The address of what says which build is served. */
declare const BUILD: string;

/** For how many milliseconds it rests between two questions. */
const REST = 300;

/** The build that this page is of, if the server says so while the page loads. */
let own: string | undefined;

async function look(): Promise<void> {
  const answer = await fetch(BUILD, { cache: "no-store" }).catch(() => undefined);
  const build = answer?.ok ? await answer.text() : undefined;
  own ??= build ?? "";
  if (build !== undefined && build !== own) location.reload();
  else setTimeout(look, REST);
}

look();
