import "./styles/main.scss";
import { createApp } from "vue";
import { serverKey } from "../src/composables/use-server";
import { createServer } from "../src/server/create-server";
import App from "./App.vue";
import { createPageRouter } from "./router";
import { followTheme } from "./session/theme";
import { createSession, sessionKey } from "./session/session";
import { sessionChannel } from "./session/session-channel";

followTheme();
const session = createSession();
createApp(App)
    .use(createPageRouter())
    .provide(sessionKey, session)
    .provide(serverKey, createServer(sessionChannel(session)))
    .mount("#app");
