import { StackFixture } from "../../fixtures/server/stack-fixture";
import { killing } from "./cases/killing";
import { killingBeforeStart } from "./cases/killing-before-start";

killing((options) => StackFixture.start(options));
killingBeforeStart((options) => StackFixture.start(options));
