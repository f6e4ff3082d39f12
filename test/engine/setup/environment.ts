import { inject } from "vitest";

// Test files read the engine's address where production code does: in the process's environment.
Object.assign(process.env, inject("engineEnvironment"));
