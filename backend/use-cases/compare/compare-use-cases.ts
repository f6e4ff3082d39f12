import type { CompareRequest } from "../../../common/compare-schema";
import type { ComparisonView } from "../../../common/compare-views";
import type { Dependencies } from "../dependencies";
import type { GitPositions } from "./git-positions";
import { compareReleases } from "./compare-releases";

/** What a person can ask about how versions of a stack differ. */
export interface CompareUseCases {
    /** Two releases, or a release and what the stack's branch has now; no secret is in the answer. */
    compareReleases(stack: string, asked: CompareRequest): Promise<ComparisonView>;
}

export function compareUseCases(deps: Dependencies, positions: GitPositions): CompareUseCases {
    return {
        async compareReleases(stack, asked) {
            const view = await compareReleases(deps, stack, asked);
            if (asked.to === "git" && view.to.commit) {
                positions.saw(stack, view.to.commit.sha);
            }
            return view;
        },
    };
}
