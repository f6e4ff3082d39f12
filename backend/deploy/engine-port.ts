import type { createDockerEngine, EngineContainer } from "../exec/docker-engine";

/** What deploying needs of the engine's API. */
export type EnginePort = ReturnType<typeof createDockerEngine>;

export type ProjectContainer = EngineContainer;

export type ContainerCondition = NonNullable<Awaited<ReturnType<EnginePort["condition"]>>>;
