import type { Builder } from "./builder";
import { composeBuilder } from "./compose-builder";

/**
 * The stack's own commands have built by the time this is asked: services with a `build:` section take what they left
 * in the workspace.
 */
export const commandsBuilder: Builder = { ...composeBuilder, name: "commands" };
