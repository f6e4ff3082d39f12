import { onScopeDispose, type Ref, ref, watch } from "vue";
import type { ErrorView } from "../../../common/errors";
import type { StepView } from "../../../common/views";
import type { LogBounds } from "../log/log-lines";
import { LogViewer } from "../log/log-viewer";
import { loggedSteps } from "../log/log-rows";
import { asErrorView } from "../server/answers";
import { useDeploymentLog } from "./use-deployment-log";
import { useLogFeeds } from "./use-log-feeds";

interface Viewed {
    id: number;
    bounds: LogBounds;
    steps: () => readonly StepView[];
    follow: Ref<boolean>;
}

/** A log for as long as the component lives, and what went wrong with reading it. */
export function useLogViewer({ id, ...viewed }: Viewed) {
    const feeds = useLogFeeds();
    const error = ref<ErrorView | null>(null);
    const window = (place: Parameters<typeof feeds.window>[1]) => feeds.window(id, place);
    const viewer = new LogViewer({ ...viewed, window, failed: (thrown) => (error.value = asErrorView(thrown)) });
    const log = useDeploymentLog(id, (piece) => viewer.take(piece));

    watch(viewed.follow, (on) => void (on && viewer.toEnd()));
    watch(
        () => loggedSteps(viewed.steps()).map(({ name, logStart }) => `${name} ${logStart}`).join(), // prettier-ignore
        () => viewer.redraw(),
    );
    onScopeDispose(() => viewer.close());
    return { viewer, error, log };
}
