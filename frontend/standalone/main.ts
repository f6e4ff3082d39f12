import "./styles/main.scss";
import "../src/without-eval";
import { createApp } from "vue";
import { followPageLanguage } from "../src/language/follow-page-language";
import { serverKey } from "../src/composables/use-server";
import { pageRouterKey } from "../src/pages/cicd/page-router";
import { createServer } from "../src/server/create-server";
import App from "./App.vue";
import { createPageRouter } from "./router";
import { chooseLanguage } from "./session/language";
import { followTheme } from "./session/theme";
import { createSession, sessionKey } from "./session/session";
import { sessionChannel } from "./session/session-channel";

followTheme();
chooseLanguage();
await followPageLanguage();
const router = createPageRouter();
const session = createSession();
createApp(App)
    .use(router)
    .provide(sessionKey, session)
    .provide(pageRouterKey, router)
    .provide(serverKey, createServer(sessionChannel(session)))
    .mount("#app");
