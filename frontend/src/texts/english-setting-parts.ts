/** The parts of the settings on the page about all stacks. */
export const englishSettingParts = {
    "settings.part.general": "General",
    "settings.part.credentials": "Credentials",
    "settings.part.tokens": "API tokens",
    "settings.part.hosts": "Hosts and certificates",
    "settings.part.freeze": "Freeze windows",
    "settings.part.retention": "What is kept",
    "settings.part.proxies": "Proxies",
    "settings.part.commands": "Commands on the host",
    "settings.retention.meaning":
        "Older things go by themselves, once a day and after each deployment. A kept release never loses what it needs for a rollback.",
} as const;
