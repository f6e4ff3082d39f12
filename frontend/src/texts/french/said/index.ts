import { WESTERN } from "../../punctuation";
import { createServerWords } from "../../said/server-words";
import { frenchCodes } from "./codes";
import { frenchBuild } from "./build";
import { frenchChecks } from "./checks";
import { frenchDeliveries } from "./deliveries";
import { frenchDeploy } from "./deploy";
import { frenchEngine } from "./engine";
import { frenchGit } from "./git";
import { frenchOutcomes } from "./outcomes";
import { frenchPieces } from "./pieces";
import { frenchRequests } from "./requests";
import { frenchRights } from "./rights";
import { frenchStacks } from "./stacks";
import { frenchValues } from "./values";

/** What the server says, in French. */
export const frenchWords = createServerWords(
    frenchCodes,
    {
        ...frenchBuild,
        ...frenchChecks,
        ...frenchDeliveries,
        ...frenchDeploy,
        ...frenchEngine,
        ...frenchGit,
        ...frenchOutcomes,
        ...frenchPieces,
        ...frenchRequests,
        ...frenchRights,
        ...frenchStacks,
        ...frenchValues,
    },
    { ...WESTERN, semicolon: "\u202f; " },
);
