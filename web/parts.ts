// The way to the parts of the app that come when a page needs them. The build puts it into the app's
// loader (crates/xtask/src/app.rs); the app asks it, by the names that the splitter gives.

/** What the app's module exports, and its parts import. */
type App = WebAssembly.Exports & { readonly __indirect_function_table: WebAssembly.Table };

/** For how many milliseconds a part may be on its way, as all else that the app asks for. */
const LONGEST = 20_000;

/** Loads a part once, and calls back whether it came; what did not come is fetched again when asked for again. */
export function part(app: () => App, address: string): (callback: number, data: number) => Promise<void> {
  let loading: Promise<unknown> | undefined;
  return async (callback, data) => {
    loading ??= instantiate(new URL(address, import.meta.url), app());
    const isHere = await loading.then(
      () => true,
      (error) => {
        console.warn(error);
        loading = undefined;
        return false;
      },
    );
    app().__indirect_function_table.get(callback)(data, isHere);
  };
}

/** Whatever type a proxy on the way says that the part is of. */
async function instantiate(address: URL, app: App): Promise<unknown> {
  const answer = await fetch(address, { signal: AbortSignal.timeout(LONGEST) });
  if (!answer.ok) throw new Error(`${address.pathname}: ${answer.status}`);
  return WebAssembly.instantiate(await answer.arrayBuffer(), { __wasm_split: app });
}
