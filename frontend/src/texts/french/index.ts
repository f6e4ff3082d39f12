import type { english } from "../english";
import { frenchAccess } from "./access";
import { frenchAgents } from "./agents";
import { frenchAudit } from "./audit";
import { frenchBuild } from "./build";
import { frenchCanary } from "./canary";
import { frenchCicd } from "./cicd";
import { frenchCommands } from "./commands";
import { frenchCommon } from "./common";
import { frenchCompare } from "./compare";
import { frenchDisk } from "./disk";
import { frenchDrift } from "./drift";
import { frenchEnvironment } from "./environment";
import { frenchErrors } from "./errors";
import { frenchFigures } from "./figures";
import { frenchForge } from "./forge";
import { frenchHistory } from "./history";
import { frenchHolds } from "./holds";
import { frenchJobs } from "./jobs";
import { frenchLog } from "./log";
import { frenchOrigins } from "./origins";
import { frenchPages } from "./pages";
import { frenchPanel } from "./panel";
import { frenchPhrases } from "./phrases";
import { frenchPlan } from "./plan";
import { frenchPolling } from "./polling";
import { frenchQueue } from "./queue";
import { frenchRepositories } from "./repositories";
import { frenchRollback } from "./rollback";
import { frenchRules } from "./rules";
import { frenchServices } from "./services";
import { frenchSettingParts } from "./setting-parts";
import { frenchSettings } from "./settings";
import { frenchWizard } from "./wizard";
import { frenchTerms } from "./terms";

/** Everything that the panels say, in French, with the words of Dockge's own translation. */
export const french: Record<keyof typeof english, string> = {
    ...frenchAccess,
    ...frenchAgents,
    ...frenchAudit,
    ...frenchBuild,
    ...frenchCanary,
    ...frenchCicd,
    ...frenchCommands,
    ...frenchCommon,
    ...frenchCompare,
    ...frenchDisk,
    ...frenchDrift,
    ...frenchEnvironment,
    ...frenchErrors,
    ...frenchFigures,
    ...frenchForge,
    ...frenchHistory,
    ...frenchHolds,
    ...frenchJobs,
    ...frenchLog,
    ...frenchOrigins,
    ...frenchPages,
    ...frenchPanel,
    ...frenchPhrases,
    ...frenchPlan,
    ...frenchPolling,
    ...frenchQueue,
    ...frenchRepositories,
    ...frenchRollback,
    ...frenchRules,
    ...frenchServices,
    ...frenchSettingParts,
    ...frenchSettings,
    ...frenchWizard,
    ...frenchTerms,
};
