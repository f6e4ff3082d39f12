import { cicdJsonSchema } from "../../common/cicd-json-schema";
import { buildConfigs } from "../models/build-configs";
import type { Dependencies } from "./dependencies";
import { saveRepositorySwitches, stackSettings } from "./stack-settings";
import type { UseCases } from "./use-cases";

/** The settings of builds and deployments. */
export function buildConfigUseCases(
    deps: Dependencies,
): Pick<UseCases, "buildConfig" | "saveBuildConfig" | "stackSettings" | "saveRepositorySwitches" | "cicdSchema"> {
    return {
        buildConfig: (stack) => buildConfigs.find(deps.db, stack),
        saveBuildConfig: async (stack, config) => {
            await buildConfigs.save(deps.db, stack, config, deps.clock.now().toISOString());
            deps.bus.publish({ type: "stack", stack });
            return config;
        },
        stackSettings: (stack) => stackSettings(deps, stack),
        saveRepositorySwitches: (stack, allowed) => saveRepositorySwitches(deps, stack, allowed),
        cicdSchema: async () => cicdJsonSchema(),
    };
}
