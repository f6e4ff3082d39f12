import type { ExecOutcome } from "../../../exec/container-exec";
import type { HealthProbe, ProbeAnswer, ProbeQuestion } from "./health-probe";

/** Nobody can end what runs in the container but the container: it isn't asked again before that. By container. */
const unfinished = new Map<string, string>();

function lastLine(output: string): string {
    const line = output.trim().split("\n").at(-1)?.trim() ?? "";
    // Cut between words: half of a secret would not be known as one.
    return line.length <= 200 ? line : `${line.slice(0, 200).replace(/\S*$/, "")}…`;
}

function answerOf({ exitCode, output }: ExecOutcome, { maxLatencyMs }: ProbeQuestion): ProbeAnswer {
    if (exitCode === 0) {
        return { well: true, detail: "its probe's command ends with 0" };
    }
    const said = lastLine(output) || undefined;
    return exitCode === null
        ? { well: false, detail: `its probe's command has not ended within ${maxLatencyMs} ms`, said }
        : { well: false, detail: `its probe's command ends with ${exitCode}`, said };
}

/** Well is a container in which the command ends with 0 in time. */
export const commandProbe: HealthProbe = {
    type: "command",
    async ask(container, question, { engine, signal }) {
        const former = unfinished.get(container);
        if (former !== undefined && (await engine.stillExecutes(former))) {
            return { well: false, detail: "its probe's command of before has not ended yet" };
        }
        unfinished.delete(container);
        try {
            const argv = question.command ?? [];
            const outcome = await engine.execute({ container, argv, deadlineMs: question.maxLatencyMs, signal });
            if (outcome.exitCode === null) {
                unfinished.set(container, outcome.id);
            }
            signal.throwIfAborted();
            return answerOf(outcome, question);
        } catch (error) {
            const { statusCode, json } = error as { statusCode?: number; json?: { message?: string } };
            if (statusCode === undefined) {
                throw error;
            }
            return { well: false, detail: `its probe's command can't start: ${json?.message ?? statusCode}` };
        }
    },
};
