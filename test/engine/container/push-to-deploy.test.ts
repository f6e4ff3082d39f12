import { pushToDeploy } from "../server/cases/push-to-deploy";
import { inContainer } from "./in-container";

pushToDeploy(inContainer);
