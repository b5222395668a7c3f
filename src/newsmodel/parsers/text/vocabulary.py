"""The words that the text format knows. Data alone; the patterns are built from it elsewhere."""

CREDITS = (
    "Getty Images", "GettyImages", "Getty", "PA Wire", "PA Media", "PA Images", "Press Association", "PA",
    "AP Photo", "AP", "AFP", "Reuters", "REUTERS", "EPA-EFE", "EPA", "Rex Features", "Rex", "REX",
    "Shutterstock", "Alamy Live News", "Alamy", "Splash News", "Splash", "SWNS", "BPM Media", "BPM", "TASS",
    "Ukrinform", "Xinhua", "ANSA", "dpa", "EFE", "Kyodo", "Yonhap", "ZUMA", "Anadolu Agency", "Anadolu",
    "Bloomberg", "CTK", "Avalon", "NurPhoto", "Sipa", "SIPA", "WENN", "Backgrid", "BACKGRID", "MEGA",
    "Handout", "Supplied", "Instagram", "Facebook", "Twitter", "iStock", "Associated Press", "Imago", "IMAGO",
    "LNP", "Collect", "UGC", "Sputnik", "Ritzau Scanpix", "TT", "NTB", "LaPresse",
)  # fmt: skip
"""Who pictures are credited to, in a caption."""

PICTURE_CREDITS = (
    "Getty Images", "GettyImages", "PA Wire", "PA Images", "AP Photo", "Rex Features", "Shutterstock",
    "Alamy Live News", "Alamy", "Splash News", "NurPhoto", "WENN", "Backgrid", "BACKGRID", "iStock",
    "AFP via Getty Images",
)  # fmt: skip
"""Those that stand for pictures even without a word that says so."""

CREDIT_LABELS = (
    "Photo", "Photos", "Photo by", "Photo credit", "Photograph", "Photograph by", "Photography", "Picture",
    "Pictures", "Pic", "Pics", "Image", "Images", "Image credit", "Image source", "Credit", "Credits",
    "Picture credit", "File photo", "Foto", "Illustration", "Picture by", "Image by",
)  # fmt: skip

SMALL_CREDIT_WORDS = (
    "via", "by", "of", "the", "for", "and", "de", "van", "von", "du", "la", "al", "dpa", "iStock", "-", "–",
    "&",
)  # fmt: skip

AGENCIES = (
    "Reuters", "The Associated Press", "Associated Press", "AP", "AFP", "Agence France-Presse", "PA",
    "PA Media", "dpa", "DPA", "EFE", "ANSA", "TASS", "Tass", "Interfax", "Xinhua", "Yonhap", "Kyodo",
    "Kyodo News", "Bloomberg", "UPI", "CNN", "BBC", "ANI", "PTI", "IANS", "Anadolu", "AA", "Ukrinform",
    "Interfax-Ukraine", "CTK", "PAP", "NPR", "VOA", "Sputnik",
)  # fmt: skip

STAFF = (
    "staff", "staff reporter", "staff reporters", "staff writer", "staff writers", "our correspondent",
    "agencies", "our staff", "our reporter", "our foreign staff", "editor", "admin", "web desk", "news desk",
    "newsroom", "agency", "our correspondents", "our reporters", "the newsroom", "a staff reporter",
    "wire reports", "news agencies",
)  # fmt: skip
"""Bylines that name nobody."""

NOT_NAMES = (
    "Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday", "January", "February",
    "March", "April", "May", "June", "July", "August", "September", "October", "November", "December", "The",
    "This", "That", "News", "Times", "Post", "Media", "Agency", "BBC", "CNN", "Editor", "Correspondent",
    "Reporter", "Writer", "Staff", "Press", "Daily", "Online", "Bureau", "Desk", "Service", "Political",
    "Foreign", "Chief", "Senior", "Royal", "Published", "Updated", "Special", "Tribune", "Herald", "Guardian",
    "Telegraph", "Magazine", "Radio", "Television", "Early", "Late", "Next", "Last", "And", "Diplomatic",
    "Economics", "Business", "Sports", "Health", "Science", "Environment", "Education", "Defence", "Defense",
    "Home", "Affairs", "Contributor", "Columnist", "Analyst",
)  # fmt: skip
"""Capitalised words that no author is called by."""

ROLES = (
    "editor", "correspondent", "reporter", "writer", "columnist", "analyst", "bureau", "producer",
    "presenter", "journalist", "chief", "staff", "contributor", "photographer", "commentator", "critic",
)  # fmt: skip

NOT_PLACES = (
    "BREAKING", "BREAKING NEWS", "EXCLUSIVE", "WATCH", "VIDEO", "OPINION", "ANALYSIS", "UPDATE", "UPDATED",
    "LIVE", "LIVE UPDATES", "REVEALED", "WARNING", "READ", "READ MORE", "MORE", "NEWS", "SPORT", "BUSINESS",
    "POLITICS", "NATO", "UEFA", "FIFA", "OPEC", "NASA", "UNICEF", "UNESCO", "UKRAINE WAR", "BREXIT", "COVID",
    "COVID-19", "EU", "UN", "US", "UK", "USA", "GDP", "NHS", "BBC", "CNN", "AP", "AFP", "PA", "FACTBOX",
    "EXPLAINER", "TIMELINE", "INTERVIEW", "FEATURE", "CORRECTION", "CORRECTED", "REFILE", "WRAPUP", "PHOTOS",
    "PICTURES", "ICYMI", "JUST IN", "DEVELOPING", "SPOILERS", "ADVERTISEMENT", "NOTE", "PLUS", "AND", "BUT",
    "FACT CHECK", "Q", "A", "Q&A", "OK", "NO", "YES", "QUESTION", "ANSWER",
)  # fmt: skip
"""Words in capitals before a dash that are no places."""

MONTHS = (
    ("january", "jan"), ("february", "feb"), ("march", "mar"), ("april", "apr"), ("may",), ("june", "jun"),
    ("july", "jul"), ("august", "aug"), ("september", "sept", "sep"), ("october", "oct"), ("november", "nov"),
    ("december", "dec"),
)  # fmt: skip

WEEKDAYS = (
    "monday", "mon", "tuesday", "tues", "tue", "wednesday", "wed", "thursday", "thurs", "thur", "thu",
    "friday", "fri", "saturday", "sat", "sunday", "sun",
)  # fmt: skip

ZONES = {
    "Z": "+00:00", "UTC": "+00:00", "GMT": "+00:00", "WET": "+00:00", "BST": "+01:00", "WEST": "+01:00",
    "CET": "+01:00", "CEST": "+02:00", "EET": "+02:00", "EEST": "+03:00", "MSK": "+03:00", "SAST": "+02:00",
    "EST": "-05:00", "EDT": "-04:00", "CDT": "-05:00", "MST": "-07:00", "MDT": "-06:00", "PST": "-08:00",
    "PDT": "-07:00", "AKST": "-09:00", "AKDT": "-08:00", "HST": "-10:00", "JST": "+09:00", "KST": "+09:00",
    "HKT": "+08:00", "SGT": "+08:00", "AWST": "+08:00", "AEST": "+10:00", "AEDT": "+11:00", "NZST": "+12:00",
    "NZDT": "+13:00", "PKT": "+05:00", "WIB": "+07:00",
}  # fmt: skip
"""Offsets of zone abbreviations that mean one zone to the readers of news."""

UNSURE_ZONES = (
    "IST", "CST", "AST", "ET", "CT", "MT", "PT", "AT", "ECT", "WAT", "EAT", "CAT", "GST", "local time",
)  # fmt: skip
"""Abbreviations of several zones, or of one that changes with the season."""

LANGUAGES = {
    "english": "en", "german": "de", "french": "fr", "spanish": "es", "italian": "it", "portuguese": "pt",
    "dutch": "nl", "polish": "pl", "russian": "ru", "ukrainian": "uk", "arabic": "ar", "chinese": "zh",
    "japanese": "ja", "korean": "ko", "turkish": "tr", "swedish": "sv", "danish": "da", "norwegian": "no",
    "finnish": "fi", "czech": "cs", "greek": "el", "hungarian": "hu", "romanian": "ro",
}  # fmt: skip

WHOLE_LINES = (
    "advertisement", "advert", "ad", "sponsored", "sponsored content", "continue reading", "read more",
    "read next", "share", "share this", "share this article", "share this story", "share on facebook",
    "share on twitter", "tweet", "related", "related articles", "related stories", "related news",
    "related topics", "related content", "most read", "most popular", "trending", "trending now",
    "recommended", "recommended stories", "more on this story", "comments", "view comments",
    "leave a comment", "skip to content", "skip to main content", "skip advertisement", "back to top",
    "print", "print this article", "email", "email this article", "copy link", "link copied", "save",
    "save for later", "loading...", "loading", "newsletter", "newsletters", "sign up", "subscribe",
    "subscribe now", "log in", "sign in", "more to follow", "more follows", "ends", "story continues below",
    "article continues below", "article continues after advertisement", "story continues below advertisement",
    "story continues after ad", "advertisement - scroll to continue", "listen to this article",
    "listen to article", "follow", "follow us", "topics", "play video", "watch live", "image", "video",
    "getty", "add as preferred source", "manage preferences", "related images", "view gallery",
    "open gallery", "explore more", "you may also like", "you might also like", "editor's picks",
    "don't miss", "latest news", "top stories", "all rights reserved", "terms of use", "privacy policy",
    "cookie policy", "contact us", "about us",
)  # fmt: skip
"""Lines that are page furniture when they stand alone, in any case, with or without a stop or colon."""

LINE_STARTS = (
    "sign up to our", "sign up for our", "sign up here", "sign up now", "subscribe to our", "subscribe here",
    "subscribe today", "follow us on", "follow us at", "like us on", "find us on", "join us on", "click here",
    "tap here", "download our app", "download the app", "download our free app", "join our whatsapp",
    "join our telegram", "join our newsletter", "get our newsletter", "get the latest news",
    "all rights reserved", "this story has been updated", "this article has been updated",
    "this article was updated", "this story was updated", "this is a developing story",
    "this is a breaking news story", "this breaking news story is being updated",
    "this article was originally published", "this article first appeared", "this story first appeared",
    "this article originally appeared", "this post was originally published", "share this article",
    "share this story", "share this on", "share this:", "read more:", "read more at", "read more here",
    "read the full story", "read the full article", "read also:", "also read:", "see also:", "read next:",
    "related:", "related articles:", "related stories:", "related topics:", "more from:",
    "more on this story:", "recommended:", "don't miss:", "don’t miss:", "trending:", "most read:",
    "watch more:", "listen to the podcast", "for more stories like this", "for more news", "got a story?",
    "have you got a story", "do you have a story", "do you know more? email", "continue reading",
    "scroll down for", "article continues below", "story continues below", "advertisement -",
    "advertisement:", "support our journalism", "enable javascript", "please enable javascript",
    "your browser does not support", "this content is hosted by", "to view this content",
    "view this post on instagram", "view on instagram", "pic.twitter.com/",
    "our standards: the thomson reuters", "licensing rights", "purchase licensing rights", "with inputs from",
    "with input from", "(with inputs from", "(with input from", "(except for the headline,",
    "allow push notifications", "we use cookies", "this site uses cookies", "first published on",
)  # fmt: skip
"""How lines of page furniture start, in any case."""

CAPITAL_STARTS = (
    "READ MORE", "READ NEXT", "READ ALSO", "ALSO READ", "SEE ALSO", "MORE ON", "MORE FROM", "RELATED",
    "MOST READ", "MUST READ", "WATCH NOW", "DON'T MISS", "DON’T MISS", "TRENDING", "RECOMMENDED", "SIGN UP",
    "SUBSCRIBE", "CLICK HERE", "FOLLOW US", "SHARE THIS", "ADVERTISEMENT", "JOIN OUR",
)  # fmt: skip
"""How lines of page furniture start, in capitals only."""

SHORTCODES = (
    "gallery", "embed", "audio", "video", "playlist", "youtube", "vimeo", "twitter", "tweet", "instagram",
    "facebook", "soundcloud", "gravityform", "contact-form", "contact-form-7", "newsletter", "mc4wp_form",
    "ad", "ads", "adrotate", "adsense", "wp_ad", "the_ad", "vc_row", "vc_column", "vc_column_text",
    "et_pb_section", "et_pb_row", "et_pb_text", "media-credit", "sc", "button", "divider", "spacer",
    "pullquote", "quote", "box", "related", "related_posts", "more", "image", "img", "slideshow", "jwplayer",
    "brightcove", "poll", "polldaddy", "googlemaps", "wpvideo", "dropcap", "fusion_text", "caption", "ngg",
    "toc", "social", "share", "sharethis", "feedzy-rss",
)  # fmt: skip
