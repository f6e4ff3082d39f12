import type { FixtureOptions, StackFixture } from "../../../fixtures/server/stack-fixture";

/** Each group of cases has a server of its own; where it runs, its caller decides. */
export type StartFixture = (options?: Pick<FixtureOptions, "gated">) => Promise<StackFixture>;
