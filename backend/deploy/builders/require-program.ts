import { access, constants } from "node:fs/promises";
import path from "node:path";
import { CicdError } from "../../../common/errors";
import type { DeployTools } from "../deploy-tools";
import type { Builder } from "./builder";

/** @throws CicdError BUILDER_MISSING when the builder's program is not in PATH */
export async function requireProgram({ name, program }: Builder, { access: { env } }: DeployTools): Promise<void> {
    if (program === undefined || (await isInPath(program.name, env.PATH ?? ""))) {
        return;
    }
    throw new CicdError({
        code: "BUILDER_MISSING",
        message: `The builder ${name} needs the program ${program.name}, which is not on this server.`,
        safe: "Nothing was built, and the running containers were not touched.",
        hint: program.howToGet,
    });
}

async function isInPath(program: string, searched: string): Promise<boolean> {
    const folders = searched.split(path.delimiter).filter((folder) => path.isAbsolute(folder));
    const found = folders.map((folder) =>
        access(path.join(folder, program), constants.X_OK).then(
            () => true,
            () => false,
        ),
    );
    return (await Promise.all(found)).includes(true);
}
