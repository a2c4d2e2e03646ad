// Takes from the module on the first line of standard input what Rust would say before it stops,
// and writes it to the path on the second: nobody hears it, since a browser has no standard error.
// It stops there all the same. Functions are told by their names, in either mangling.
import { readFileSync, writeFileSync } from "node:fs";
import binaryen from "binaryen";

const PANICS = [
  /^core(\[\w+\])?::panicking::(panic|assert_failed)/,
  /^core(\[\w+\])?::(option|result)::(unwrap_failed|expect_failed)/,
  /^core(\[\w+\])?::str::slice_error_fail/,
  /^alloc(\[\w+\])?::(raw_vec::handle_error|alloc::handle_alloc_error)/,
];

const [from, to] = readFileSync(0, "utf8").split("\n");
const module = binaryen.readBinary(readFileSync(from));
let found = 0;
for (let index = 0; index < module.getNumFunctions(); index += 1) {
  const func = module.getFunctionByIndex(index);
  const { name, module: imported } = binaryen.getFunctionInfo(func);
  if (!imported && PANICS.some((panic) => panic.test(name))) {
    binaryen.Function.setBody(func, module.unreachable());
    found += 1;
  }
}
if (!found) throw new Error(`no function of ${from} panics by its name: does the module have names?`);
writeFileSync(to, module.emitBinary());
