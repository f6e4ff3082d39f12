import { StackFixture } from "../../fixtures/server/stack-fixture";
import { stopping } from "./cases/stopping";

stopping(() => StackFixture.start());
