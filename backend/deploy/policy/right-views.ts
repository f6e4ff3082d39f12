import type { RightView } from "../../../common/views";
import { describeRight } from "./describe-right";
import { isGranted } from "./grants";
import { grantOf, type Right } from "./right";

/** Rights as people see them, each with whether it is granted. */
export function rightViews(rights: readonly Right[], grants: readonly string[]): RightView[] {
    return rights.map((right) => ({
        grant: grantOf(right),
        text: describeRight(right),
        granted: isGranted(right, grants),
    }));
}
