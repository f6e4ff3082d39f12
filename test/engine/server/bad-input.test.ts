import { StackFixture } from "../../fixtures/server/stack-fixture";
import { badInput } from "./cases/bad-input";

badInput(() => StackFixture.start());
