import { StackFixture } from "../../fixtures/server/stack-fixture";
import { monorepo } from "./cases/monorepo";

monorepo(() => StackFixture.start());
