import type { englishRequests } from "./english-requests";

export const germanRequests: Record<(typeof englishRequests)[number], string> = {
    'It is not known which version of the files of "{stack}" this page shows, since the connection or the server was renewed.':
        "Es ist nicht bekannt, welche Fassung der Dateien von „{stack}“ diese Seite zeigt, weil die Verbindung oder der Server erneuert wurde.",
    'The files of "{stack}" were changed since this page read them, by a deployment or by somebody else.':
        "Die Dateien von „{stack}“ wurden geändert, seit diese Seite sie gelesen hat, durch ein Deployment oder jemand anderen.",
    "Your text was not saved, and what runs was not touched.":
        "Dein Text wurde nicht gespeichert, und was läuft, wurde nicht angerührt.",
    "Copy your change, discard it here so that the page reads the files again, and make it once more.":
        "Kopiere deine Änderung, verwirf sie hier, damit die Seite die Dateien neu liest, und mache sie noch einmal.",
    "This command must not be cut off, as its settings say.":
        "Dieser Befehl darf nicht abgeschnitten werden; so steht es in seinen Einstellungen.",
    "Wait for its end; its time limit of {timeout} s ends it at the latest.":
        "Warte auf sein Ende; spätestens sein Zeitlimit von {timeout} s beendet ihn.",
    "This run has ended already.": "Dieser Lauf ist schon zu Ende.",
    "There is nothing to cancel; look at its log.": "Es gibt nichts abzubrechen; sieh in sein Log.",
    'The stack "{stack}" has no job "{name}".': "Der Stack „{stack}“ hat keinen Job „{name}“.",
    "It has: {names}.": "Er hat: {names}.",
    "It has none yet: add one first.": "Er hat noch keinen: füge zuerst einen hinzu.",
    "There is no run {id}.": "Es gibt keinen Lauf {id}.",
    "Look at the list of runs; of each job the newest 100 are kept.":
        "Sieh in die Liste der Läufe; von jedem Job sind die neuesten 100 aufbewahrt.",
    'The job "{name}" is at work already{id}.': "Der Job „{name}“ ist schon am Werk{id}.",
    "No second one was begun.": "Es wurde kein zweiter begonnen.",
    "Wait for its end, or cancel it, then run it again.":
        "Warte auf sein Ende, oder brich ihn ab, und starte ihn dann erneut.",
    "The stack has {count} commands at work or waiting already.":
        "Der Stack hat schon {count} Befehle, die laufen oder warten.",
    "No further one was begun.": "Es wurde kein weiterer begonnen.",
    "Wait for the end of one, or cancel one.": "Warte auf das Ende von einem, oder brich einen ab.",
    "The stack has {count} jobs already.": "Der Stack hat schon {count} Jobs.",
    "Delete one that is not needed any more first.": "Lösche zuerst einen, der nicht mehr gebraucht wird.",
    'The stack "{stack}" is not connected to a Git repository, so it has no releases.':
        "Der Stack „{stack}“ ist mit keinem Git-Repository verbunden und hat deshalb keine Releases.",
    "Connect it first; what runs then becomes release #0.": "Verbinde ihn zuerst; was dann läuft, wird Release #0.",
    '"{stack}" has {count} build secrets already.': "„{stack}“ hat schon {count} Build-Geheimnisse.",
    "Delete those that no build uses.": "Lösche die, die kein Build benutzt.",
    '"{stack}" has no build secret "{name}".': "„{stack}“ hat kein Build-Geheimnis „{name}“.",
    "Look at the list of its build secrets.": "Sieh in die Liste seiner Build-Geheimnisse.",
    'There is a login at {host} already: "{name}".': "Bei {host} gibt es schon eine Anmeldung: „{name}“.",
    "Give that one another secret, or delete it first.": "Gib dieser ein anderes Geheimnis, oder lösche sie zuerst.",
    "A repository still uses this credential.": "Ein Repository benutzt diese Zugangsdaten noch.",
    "It was not deleted.": "Sie wurden nicht gelöscht.",
    "Give the repository another credential first.": "Gib dem Repository zuerst andere Zugangsdaten.",
    "Enter the address under which the forge reaches this server, or let this server look for commits.":
        "Gib die Adresse ein, unter der die Forge diesen Server erreicht, oder lass diesen Server nach Commits sehen.",
    "The webhook at {host} is switched off, or sends no pushes.":
        "Der Webhook bei {host} ist ausgeschaltet oder sendet keine Pushes.",
    "The webhook at {host} leads to {url}, but this server is at {here}.":
        "Der Webhook bei {host} führt zu {url}, aber dieser Server ist unter {here}.",
    "Create it again to mend it.": "Lege ihn neu an, um das zu beheben.",
    "{host} has no webhook that leads to this server.": "{host} hat keinen Webhook, der zu diesem Server führt.",
    "Create it, here or there.": "Lege ihn an, hier oder dort.",
    "These are not the keys that {host} offers now.": "Das sind nicht die Schlüssel, die {host} jetzt anbietet.",
    "The pinned keys were not changed.": "Die gemerkten Schlüssel wurden nicht geändert.",
    "Test the connection again, and compare the fingerprints that it shows.":
        "Teste die Verbindung erneut und vergleiche die Fingerabdrücke, die sie zeigt.",
    "This is not a certificate in PEM form.": "Das ist kein Zertifikat in PEM-Form.",
    "Paste the authority's certificate, from -----BEGIN CERTIFICATE----- to -----END CERTIFICATE-----.":
        "Füge das Zertifikat der Stelle ein, von -----BEGIN CERTIFICATE----- bis -----END CERTIFICATE-----.",
    "There is no such token.": "Dieses Token gibt es nicht.",
    "It may have been revoked before.": "Vielleicht wurde es vorher widerrufen.",
    "{host} shows no certificate: it does not answer, or not over TLS.":
        "{host} zeigt kein Zertifikat: der Host antwortet nicht, oder nicht über TLS.",
    "Check the host and its port, and that the forge runs.": "Prüfe den Host und seinen Port, und ob die Forge läuft.",
    "This is not the certificate that {host} shows now: that one is {fingerprint}.":
        "Das ist nicht das Zertifikat, das {host} jetzt zeigt: dieses ist {fingerprint}.",
    "Look at the certificate again, and compare its fingerprint.":
        "Sieh dir das Zertifikat noch einmal an und vergleiche seinen Fingerabdruck.",
    "{problem} To pin it would not help.": "{problem} Es zu merken würde nicht helfen.",
    "Mend the forge's certificate, or use the name that it is for.":
        "Bringe das Zertifikat der Forge in Ordnung, oder nimm den Namen, für den es gilt.",
    "Deployment {id} is {state}.": "Deployment {id} ist {state}.",
    "The order of the queue was not changed.": "Die Reihenfolge der Warteschlange wurde nicht geändert.",
    "Only what is queued has a place in line: GET /queue lists it.":
        "Nur was in der Warteschlange steht, hat dort einen Platz.",
    "Deployment {id} is {state}; it does not wait for anything.": "Deployment {id} ist {state}; es wartet auf nichts.",
    "Only a waiting deployment can be released.": "Nur ein wartendes Deployment lässt sich freigeben.",
    "There is no API for webhooks known at {url}.": "Für {url} ist keine API für Webhooks bekannt.",
    "Choose the right forge in the repository's settings, or set the webhook up there by hand.":
        "Wähle in den Einstellungen des Repositorys die richtige Forge, oder richte den Webhook dort von Hand ein.",
    "Patterns look like release/* or apps/shop/**, ranges like >=1.2 <2.":
        "Muster sehen aus wie release/* oder apps/shop/**, Bereiche wie >=1.2 <2.",
    "The port of webhooks is set to {port} by DOCKGE_CICD_HOOK_PORT.":
        "Der Port für Webhooks ist durch DOCKGE_CICD_HOOK_PORT auf {port} gesetzt.",
    "Change the variable and restart the server, or leave the port as it is.":
        "Ändere die Variable und starte den Server neu, oder lass den Port, wie er ist.",
    "This delivery is not kept any more.": "Diese Zustellung ist nicht mehr aufbewahrt.",
    "Deploy the commit by hand instead.": "Deploye den Commit stattdessen von Hand.",
    '"{right}" is no right that can be granted.': "„{right}“ ist kein Recht, das gewährt werden kann.",
    "Take the grants from the plan, as they are.": "Nimm die Rechte aus dem Plan, wie sie sind.",
    'The stack "{stack}" has no release with the id {release} that was ever live.':
        "Der Stack „{stack}“ hat kein Release mit der Id {release}, das je live war.",
    "No volumes are kept with release #{number}.": "Mit Release #{number} sind keine Volumes aufbewahrt.",
    "Roll back without the volumes, or choose a release that has them.":
        "Rolle ohne die Volumes zurück, oder wähle ein Release, das sie hat.",
    "Release #{number} is live: what is in its volumes now would be kept in place of its copies.":
        "Release #{number} ist live: an die Stelle seiner Kopien käme, was jetzt in den Volumes ist.",
    "Roll back without the volumes, or choose another release.":
        "Rolle ohne die Volumes zurück, oder wähle ein anderes Release.",
    "The image {reference} of {service} in release #{number} is no longer on this machine, and nothing says where it came from.":
        "Das Image {reference} von {service} in Release #{number} ist nicht mehr auf dieser Maschine, und nichts sagt, woher es kam.",
    "Deploy commit {sha} instead: that finds another image.":
        "Deploye stattdessen Commit {sha}: das findet ein anderes Image.",
    "Deployment {id} is still {state}.": "Deployment {id} ist noch {state}.",
    "Wait for its end, or cancel it first.": "Warte auf sein Ende, oder brich es zuerst ab.",
    "There is no deployment {id}.": "Es gibt kein Deployment {id}.",
    "Look at the list of deployments.": "Sieh in die Liste der Deployments.",
    "A test delivery of {host} has arrived.": "Eine Test-Zustellung von {host} ist angekommen.",
    "The webhook is set up; {host} can't send a test, so the first push will show that it arrives.":
        "Der Webhook ist eingerichtet; {host} kann keinen Test senden, also wird der erste Push zeigen, dass er ankommt.",
    "The webhook is set up, but {host} sends no test at the moment ({answered}).":
        "Der Webhook ist eingerichtet, aber {host} sendet gerade keinen Test ({answered}).",
    "Check it again in a minute.": "Prüfe ihn in einer Minute noch einmal.",
    '{host} may not send webhooks into the local network: "{said}".':
        "{host} darf keine Webhooks ins örtliche Netz senden: „{said}“.",
    "An administrator of the forge can allow it (GitLab: Admin, Settings, Network, Outbound requests).":
        "Ein Administrator der Forge kann es erlauben (GitLab: Admin, Settings, Network, Outbound requests).",
    '{host} may not send webhooks to this server: "{said}".':
        "{host} darf keine Webhooks an diesen Server senden: „{said}“.",
    "Add this server's name to ALLOWED_HOST_LIST in the forge's app.ini (section [webhook]).":
        "Füge den Namen dieses Servers in der app.ini der Forge zu ALLOWED_HOST_LIST hinzu (Abschnitt [webhook]).",
    "A delivery has arrived, but it was refused: its signature was not right.":
        "Eine Zustellung ist angekommen, wurde aber abgelehnt: ihre Signatur stimmte nicht.",
    "Create the webhook again, so that the forge gets the secret of today.":
        "Lege den Webhook neu an, damit die Forge das heutige Geheimnis bekommt.",
    "{host} has the webhook, but its test did not arrive at {url}.":
        "{host} hat den Webhook, aber sein Test kam nicht unter {url} an.",
    "Unless ALLOWED_HOST_LIST in its app.ini (section [webhook]) names {hostname}, it sends to public addresses only. Its list of recent deliveries has the reason.":
        "Wenn nicht ALLOWED_HOST_LIST in ihrer app.ini (Abschnitt [webhook]) {hostname} nennt, sendet sie nur an öffentliche Adressen. Ihre Liste der letzten Zustellungen nennt den Grund.",
    "Look at the forge's list of recent deliveries for the reason: often a firewall, a certificate or a name that it can't resolve.":
        "Sieh in der Liste der letzten Zustellungen der Forge nach dem Grund: oft eine Firewall, ein Zertifikat oder ein Name, den sie nicht auflösen kann.",
    'The live release of "{stack}" has no commit that could be built anew.':
        "Das Release von „{stack}“, das live ist, hat keinen Commit, der neu gebaut werden könnte.",
    'Every third-party image of "{stack}" is what its tag leads to.':
        "Jedes fremde Image von „{stack}“ ist das, wohin sein Tag führt.",
    "To renew built images, rebuild with newer base images.":
        "Um gebaute Images zu erneuern, baue mit neueren Basis-Images neu.",
    "The canary of {service} waits at {weight} % of the traffic for a person.":
        "Der Canary von {service} wartet bei {weight} % des Verkehrs auf einen Menschen.",
    "Nothing was touched: both versions go on serving.": "Nichts wurde angerührt: beide Versionen bedienen weiter.",
    "Promote or abort it in the panel first. Stop, Down and Delete abort it by themselves.":
        "Gib ihn zuerst im Panel frei, oder brich ihn dort ab. Anhalten, Herunternehmen und Löschen brechen ihn von selbst ab.",
    "Look at the server's log for the details, then try again.":
        "Einzelheiten stehen im Log des Servers; versuche es dann erneut.",
    "Correct it and send it again; nothing was changed.":
        "Berichtige es und sende es erneut; es wurde nichts geändert.",
    'There is no setting "{key}".': "Es gibt keine Einstellung „{key}“.",
    'Did you mean "{nearest}"? Nothing was changed.': "Meintest du „{nearest}“? Es wurde nichts geändert.",
    "Known here: {known}. Nothing was changed.": "Hier bekannt: {known}. Es wurde nichts geändert.",
    "Deployment {id} is no longer queued.": "Deployment {id} ist nicht mehr eingereiht.",
};
