// Takes from the module on the first line of standard input what Rust would say before it stops,
// and writes it to the path on the second: nobody hears it, since a browser has no standard error.
// It stops there all the same. Functions are told by their names: wasm-bindgen's module has them as
// they are written, in either mangling, a part as they are mangled.
import { readFileSync, writeFileSync } from "node:fs";
import binaryen from "binaryen";

const PANICS = [
  /^core(\[\w+\])?::panicking::(panic|assert_failed)/,
  /^core(\[\w+\])?::(option|result)::(unwrap_failed|expect_failed)/,
  /^core(\[\w+\])?::str::slice_error_fail/,
  /^alloc(\[\w+\])?::(raw_vec::handle_error|alloc::handle_alloc_error)/,
  /^_(R|ZN).*4core9panicking\d+(panic|assert_failed)/,
  /^_(R|ZN).*4core6(option|result)\d+(unwrap_failed|expect_failed)/,
  /^_(R|ZN).*4core3str\d+slice_error_fail/,
  /^_(R|ZN).*5alloc(7raw_vec12handle_error|5alloc18handle_alloc_error)/,
];

const [from, to] = readFileSync(0, "utf8").split("\n");
const module = binaryen.readBinary(readFileSync(from));
let hasNames = false;
for (let index = 0; index < module.getNumFunctions(); index += 1) {
  const func = module.getFunctionByIndex(index);
  const { name, module: imported } = binaryen.getFunctionInfo(func);
  hasNames ||= !/^\d+$/.test(name);
  if (!imported && PANICS.some((panic) => panic.test(name))) binaryen.Function.setBody(func, module.unreachable());
}
if (!hasNames) throw new Error(`no function of ${from} has a name`);
writeFileSync(to, module.emitBinary());
