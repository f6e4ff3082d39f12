import { StackFixture } from "../../fixtures/server/stack-fixture";
import { pushToDeploy } from "./cases/push-to-deploy";

pushToDeploy(() => StackFixture.start());
