import { FULL_WIDTH } from "../../punctuation";
import { createServerWords } from "../../said/server-words";
import { chineseBuild } from "./build";
import { chineseChecks } from "./checks";
import { chineseDeliveries } from "./deliveries";
import { chineseDeploy } from "./deploy";
import { chineseEngine } from "./engine";
import { chineseGit } from "./git";
import { chineseOutcomes } from "./outcomes";
import { chinesePieces } from "./pieces";
import { chineseRequests } from "./requests";
import { chineseRights } from "./rights";
import { chineseStacks } from "./stacks";
import { chineseValues } from "./values";
import { chineseCodes } from "./codes";

/** What the server says, in Simplified Chinese. */
export const chineseWords = createServerWords(
    chineseCodes,
    {
        ...chineseBuild,
        ...chineseChecks,
        ...chineseDeliveries,
        ...chineseDeploy,
        ...chineseEngine,
        ...chineseGit,
        ...chineseOutcomes,
        ...chinesePieces,
        ...chineseRequests,
        ...chineseRights,
        ...chineseStacks,
        ...chineseValues,
    },
    FULL_WIDTH,
);
