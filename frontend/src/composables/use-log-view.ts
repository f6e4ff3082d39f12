import { watch } from "vue";
import type { StepView } from "../../../common/views";
import { LogPlaces } from "../format/log-places";
import { useDeploymentLog } from "./use-deployment-log";

interface LogScreen {
    /** Calls `written` when the text is where lines can be counted. */
    write(text: string, written: () => void): void;
    /** Brings these lines into view: the first one, or the last one where they don't fit and it is given. */
    reveal(first: number, last: number | null): void;
}

interface LogViewProps {
    deployment: number;
    show: StepView | null;
}

/** A deployment's log on a screen of some kind, which shows a step's piece as soon as it is there. */
export function useLogView(props: LogViewProps, screen: LogScreen) {
    const places = new LogPlaces();
    let wanted: StepView | null = null;

    /** A failed step is shown at its end, where its error is. */
    function reveal(): void {
        if (!wanted || wanted.logStart === null || places.end === 0) {
            return;
        }
        const { state, logStart, logEnd } = wanted;
        screen.reveal(places.lineAt(logStart), state === "failed" && logEnd !== null ? places.lineAt(logEnd) : null);
        if (places.end >= (logEnd ?? logStart)) {
            wanted = null;
        }
    }

    watch(
        () => props.show,
        (step) => {
            wanted = step;
            reveal();
        },
        { immediate: true },
    );

    const log = useDeploymentLog(props.deployment, (text, offset) =>
        screen.write(text, () => {
            places.add(text, offset);
            reveal();
        }),
    );
    return { ...log, places };
}
