import { StackFixture } from "../../fixtures/server/stack-fixture";
import { killingBeforeStart } from "./cases/killing-before-start";

killingBeforeStart((options) => StackFixture.start(options));
