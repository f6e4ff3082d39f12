import { StackFixture } from "../../fixtures/server/stack-fixture";
import { killing } from "./cases/killing";

killing((options) => StackFixture.start(options));
