import path from "node:path";
import { fileURLToPath } from "node:url";

/** The folder that holds package.json. */
export const project = path.resolve(path.dirname(fileURLToPath(import.meta.url)), "../..");
