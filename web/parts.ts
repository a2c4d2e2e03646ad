// The way to the parts of the app that come when a page needs them. The build puts it into the app's
// loader (crates/xtask/src/app.rs); the app asks it, by the names that the splitter gives.

/** What the app's module exports, and its parts import. */
type App = WebAssembly.Exports & { readonly __indirect_function_table: WebAssembly.Table };

/** Loads a part once, and calls back whether it came; what did not come is fetched again when asked for again. */
export function part(app: () => App, address: string): (callback: number, data: number) => Promise<void> {
  let loading: Promise<unknown> | undefined;
  return async (callback, data) => {
    loading ??= WebAssembly.instantiateStreaming(fetch(new URL(address, import.meta.url)), { __wasm_split: app() });
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
