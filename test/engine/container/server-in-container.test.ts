import { containerPlace } from "../../fixtures/server/container-place";
import { StackFixture } from "../../fixtures/server/stack-fixture";
import { badInput } from "../server/cases/bad-input";
import { health } from "../server/cases/health";
import { killing } from "../server/cases/killing";
import { pushToDeploy } from "../server/cases/push-to-deploy";
import { stopping } from "../server/cases/stopping";

const inContainer = async () => StackFixture.start({ place: await containerPlace() });

pushToDeploy(inContainer);
health(inContainer);
badInput(inContainer);
killing(inContainer);
stopping(inContainer);
