import type { ReleaseContent } from "../../models/releases";
import type { ProjectContainer } from "../engine-port";

/** What has to be well. */
export interface HealthTarget {
    /** Containers that each service must have at least; all others are none of this target's business. */
    expected: ReadonlyMap<string, number>;
    /** Says which probes ask the services, and who of them serves; null: the containers speak for themselves. */
    release: Pick<ReleaseContent, "services"> | null;
    /** Which of the services' containers count; all of them unless given. Asked again at each look. */
    concerns?: (container: ProjectContainer) => boolean;
}
