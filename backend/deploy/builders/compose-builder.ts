import { runBuildx } from "../build/run-buildx";
import { planSection } from "../build/plan-section";
import type { Builder } from "./builder";

/** Every service with a `build:` section, as the section says. */
export const composeBuilder: Builder = {
    name: "compose",
    services: ({ model: { services } }) => Object.keys(services).filter((name) => services[name]!.build !== undefined),
    plan: (input) => Promise.all(input.services.map((service) => planSection(service, input))),
    build: runBuildx,
};
