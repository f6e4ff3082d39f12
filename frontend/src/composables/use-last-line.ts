import { ref } from "vue";
import { withoutColours } from "../format/without-colours";
import { useDeploymentLog } from "./use-deployment-log";

const longestLine = 400;

/** The last line with something in it of a growing log. */
export function useLastLine(deployment: number) {
    const line = ref("");
    let unfinished = "";

    useDeploymentLog(deployment, ({ text }) => {
        const lines = (unfinished + withoutColours(text)).split("\n");
        unfinished = lines[lines.length - 1].slice(-longestLine);
        line.value = lines.findLast((candidate) => candidate.trim() !== "")?.slice(0, longestLine) ?? line.value;
    });

    return line;
}
