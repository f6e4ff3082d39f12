import { health } from "../server/cases/health";
import { inContainer } from "./in-container";

health(inContainer);
