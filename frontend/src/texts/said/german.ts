import { germanEngine } from "./german-engine";
import { germanBuild } from "./german-build";
import { germanDeploy } from "./german-deploy";
import { germanGit } from "./german-git";
import { germanStacks } from "./german-stacks";
import { germanRequests } from "./german-requests";
import { germanPieces } from "./german-pieces";
import { germanRights } from "./german-rights";
import { germanChecks } from "./german-checks";
import { germanValues } from "./german-values";
import { germanDeliveries } from "./german-deliveries";
import { germanOutcomes } from "./german-outcomes";
import { germanCodes } from "./german-codes";
import { createServerWords } from "./server-words";

/** What the server says, in German. */
export const germanWords = createServerWords(germanCodes, {
    ...germanEngine,
    ...germanBuild,
    ...germanDeploy,
    ...germanGit,
    ...germanStacks,
    ...germanRequests,
    ...germanPieces,
    ...germanRights,
    ...germanChecks,
    ...germanValues,
    ...germanOutcomes,
    ...germanDeliveries,
});
