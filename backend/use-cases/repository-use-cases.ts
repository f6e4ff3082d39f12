import { changeRepository } from "./change-repository";
import { connectMany } from "./connect-many";
import type { Dependencies } from "./dependencies";
import { listRepositories } from "./list-repositories";
import { previewConnection } from "./preview-connection";
import { scanRepository } from "./scan-repository";
import { testRules } from "./test-rules";
import type { UseCases } from "./use-cases";

type Names = "repositories" | "scanRepository" | "previewConnection" | "connectMany" | "changeRepository" | "testRules";

/** What is asked of a repository as a whole, whichever stacks it has. */
export function repositoryUseCases(deps: Dependencies): Pick<UseCases, Names> {
    return {
        repositories: () => listRepositories(deps),
        scanRepository: (input) => scanRepository(deps, input),
        previewConnection: (stack, input) => previewConnection(deps, stack, input),
        connectMany: (input) => connectMany(deps, input),
        changeRepository: (id, change) => changeRepository(deps, id, change),
        testRules: (stack, test) => testRules(deps, stack, test),
    };
}
