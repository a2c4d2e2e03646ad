// Compresses files as a web server sends them: to `<to>.br` and `<to>.gz`, for each line
// `<from>\t<to>` on standard input. Node's own Brotli is the reference one, and a compiled
// program that is there anyway, where a crate for it would be built with the workshop.
import { readFileSync } from "node:fs";
import { readFile, writeFile } from "node:fs/promises";
import { availableParallelism } from "node:os";
import { promisify } from "node:util";
import { brotliCompress, constants, gzip } from "node:zlib";

const jobs = readFileSync(0, "utf8").split("\n").filter(Boolean);

async function work() {
  for (let job; (job = jobs.pop()); ) {
    const [from, to] = job.split("\t");
    const content = await readFile(from);
    const params = {
      [constants.BROTLI_PARAM_QUALITY]: 11,
      [constants.BROTLI_PARAM_LGWIN]: 24,
      [constants.BROTLI_PARAM_SIZE_HINT]: content.length,
    };
    await writeFile(`${to}.br`, await promisify(brotliCompress)(content, { params }));
    await writeFile(`${to}.gz`, await promisify(gzip)(content, { level: 9 }));
  }
}

await Promise.all(Array.from({ length: availableParallelism() }, work));
