import { containerPlace } from "../../fixtures/server/container-place";
import { StackFixture } from "../../fixtures/server/stack-fixture";
import type { StartFixture } from "../server/cases/start-fixture";

/** The server in a container made from this machine's own files. */
export const inContainer: StartFixture = async (options) =>
    StackFixture.start({ ...options, place: await containerPlace() });
