import { StackFixture } from "../../fixtures/server/stack-fixture";
import { adoption } from "./cases/adoption";

adoption(() => StackFixture.start());
