import type { TextKey } from "../../texts";
import { spanishAccess } from "./access";
import { spanishAgents } from "./agents";
import { spanishAudit } from "./audit";
import { spanishBuild } from "./build";
import { spanishCanary } from "./canary";
import { spanishCicd } from "./cicd";
import { spanishCommands } from "./commands";
import { spanishCompare } from "./compare";
import { spanishDisk } from "./disk";
import { spanishDrift } from "./drift";
import { spanishEnvironment } from "./environment";
import { spanishErrors } from "./errors";
import { spanishFigures } from "./figures";
import { spanishForge } from "./forge";
import { spanishGeneral } from "./general";
import { spanishHistory } from "./history";
import { spanishHolds } from "./holds";
import { spanishJobs } from "./jobs";
import { spanishLog } from "./log";
import { spanishOrigins } from "./origins";
import { spanishPages } from "./pages";
import { spanishPanel } from "./panel";
import { spanishPhrases } from "./phrases";
import { spanishPlan } from "./plan";
import { spanishPolling } from "./polling";
import { spanishQueue } from "./queue";
import { spanishRepositories } from "./repositories";
import { spanishRollback } from "./rollback";
import { spanishRules } from "./rules";
import { spanishServices } from "./services";
import { spanishSettingParts } from "./setting-parts";
import { spanishSettings } from "./settings";
import { spanishWizard } from "./wizard";
import { spanishTerms } from "./terms";

/** Everything that the panels say, in Spanish. */
export const spanish: Record<TextKey, string> = {
    ...spanishAccess,
    ...spanishAgents,
    ...spanishAudit,
    ...spanishBuild,
    ...spanishCanary,
    ...spanishCicd,
    ...spanishCommands,
    ...spanishCompare,
    ...spanishDisk,
    ...spanishDrift,
    ...spanishEnvironment,
    ...spanishErrors,
    ...spanishFigures,
    ...spanishForge,
    ...spanishGeneral,
    ...spanishHistory,
    ...spanishHolds,
    ...spanishJobs,
    ...spanishLog,
    ...spanishOrigins,
    ...spanishPages,
    ...spanishPanel,
    ...spanishPhrases,
    ...spanishPlan,
    ...spanishPolling,
    ...spanishQueue,
    ...spanishRepositories,
    ...spanishRollback,
    ...spanishRules,
    ...spanishServices,
    ...spanishSettingParts,
    ...spanishSettings,
    ...spanishWizard,
    ...spanishTerms,
};
