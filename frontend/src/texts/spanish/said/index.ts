import { createServerWords } from "../../said/server-words";
import { spanishBuild } from "./build";
import { spanishChecks } from "./checks";
import { spanishCodes } from "./codes";
import { spanishDeliveries } from "./deliveries";
import { spanishDeploy } from "./deploy";
import { spanishEngine } from "./engine";
import { spanishGit } from "./git";
import { spanishOutcomes } from "./outcomes";
import { spanishPieces } from "./pieces";
import { spanishRequests } from "./requests";
import { spanishRights } from "./rights";
import { spanishStacks } from "./stacks";
import { spanishValues } from "./values";

/** What the server says, in Spanish. */
export const spanishWords = createServerWords(spanishCodes, {
    ...spanishBuild,
    ...spanishChecks,
    ...spanishDeliveries,
    ...spanishDeploy,
    ...spanishEngine,
    ...spanishGit,
    ...spanishOutcomes,
    ...spanishPieces,
    ...spanishRequests,
    ...spanishRights,
    ...spanishStacks,
    ...spanishValues,
});
