import { readFile, writeFile } from "node:fs/promises";
import { fileURLToPath } from "node:url";
import { generatedDocs } from "./docs/generated-docs";

for (const [name, make] of Object.entries(generatedDocs)) {
    const path = fileURLToPath(new URL(`../${name}`, import.meta.url));
    const current = await readFile(path, "utf8").catch(() => "");
    const text = await make(path, current);
    await writeFile(path, text);
    console.log(`${name} ${text === current ? "is as it was" : "is written anew"}`);
}
