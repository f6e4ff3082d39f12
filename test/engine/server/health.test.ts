import { StackFixture } from "../../fixtures/server/stack-fixture";
import { health } from "./cases/health";

health(() => StackFixture.start());
