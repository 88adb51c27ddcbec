//! English.

use super::catalogue::texts;
use super::vi;

texts! {
    LANG = "en";
    NOTHING = "";
    APP = "Hái Hoa";
    BACK = "Back";
    OPENING = "Opening the garden…";
    RETRY = "Try again";

    // Languages: the other one by its own name, and what is said where it is not at hand.
    OTHER_LANG = "vi";
    OTHER_LANGUAGE = "Tiếng Việt";
    NOT_LEARNT = "Vietnamese could not be loaded. Please try again when there is a network.";
    NOT_TRANSLATED = "Some questions are in Vietnamese for now.";

    // How the pages look, and what can be heard.
    LOOK = "Text size and colours";
    TEXT_SIZE = "Text size";
    SIZE_1 = "Medium text";
    SIZE_2 = "Large text";
    SIZE_3 = "Very large text";
    COLOURS = "Colours";
    COLOURS_AUTO = "As the phone has them";
    COLOURS_LIGHT = "Light";
    COLOURS_DARK = "Dark";
    COLOURS_STRONG = "High contrast";
    LANGUAGE = "Language";
    HEAR = "Read aloud";
    HEAR_STOP = "Stop reading";
    HEAR_FAILED = "The sound could not be loaded. Please try again with a network.";

    // The start page.
    WELCOME = "Welcome to the garden";
    CODE = "Code of your branch";
    CODE_HINT = "Six digits. Your branch leader reads them out, or they are on the invitation.";
    CODE_WRONG = "A code has exactly six digits. Please look at it again.";
    ENTER = "Enter the garden";
    OPENED_BEFORE = "Gardens you have opened";

    // The campaign.
    WHAT_HAPPENS = "Your answers are saved on this phone and sent to the Union when there is a network. No name is kept.";
    WHAT_HAPPENS_NAMED = "Your answers are saved on this phone and sent to the Union when there is a network. Your name is kept only if you agree.";
    NAME = "Your full name";
    CONSENT = "I agree that the Union uses my name for the ranking and the awards of this campaign.";
    NAME_MISSING = "Write your name and tick that you agree, or choose “Without a name”.";
    BEGIN = "Begin";
    BEGIN_UNNAMED = "Without a name";
    SEE_RESULT = "See your result";

    // The garden. {1} and so on are gaps; in lists of states the texts are parts of a sentence.
    GARDEN_NEW = "Flowers on the tree: {1}. Touch one that you like.";
    GARDEN_PICKED = "Flowers you have picked: {1} of {2}.";
    FLOWER_COUNT = "Flowers on the tree: {1}. Each hides a question.";
    FLOWER = "Flower number {1}";
    FLOWER_SHORT = "Flower {1}";
    FLOWER_RIGHT = "picked, right";
    FLOWER_MISSED = "picked, not right yet";
    FLOWER_PICKED = "picked";
    FLOWER_BEGUN = "begun";
    FLOWER_LUCKY = "lucky flower";

    // A question.
    CHOOSE_SEVERAL = "Choose everything that is right.";
    PUT_IN_ORDER = "Put them in order: drag them, or use the arrows.";
    UP = "Move up: ";
    DOWN = "Move down: ";
    MOVED = "{1}: place {2} of {3}";
    YOUR_NUMBER = "Your number";
    YOUR_WORDS = "Your answer, with or without accents";
    YOUR_GUESS = "What number do you guess?";
    GIVE_OR_TAKE = ", give or take ";
    HINT = "Hint";
    STORY = "What happened: ";
    ANSWER = "Answer";
    NEXT = "Next question";
    SECONDS_LEFT = "{1} s left";
    MINUTES_LEFT = "{1} min {2} s left";
    CHOOSE_ONE_AT_LEAST = "Choose at least one, then press “Answer”.";
    ANSWER_FIRST = "Choose or write an answer, then press “Answer”.";
    NOT_A_NUMBER = "Write a number, such as 12 or 1250, then press “Answer”.";

    // The verdict.
    RIGHT = "That is right";
    MISSED = "Not right yet";
    KEPT = "Your answer is kept";
    TOLD_AFTER_CLOSING = "The answers come when this campaign is over.";
    TOLD_AT_END = "The answers come when you have picked all the flowers.";
    GUESS_RANKS = "Your guess decides the ranking between equal scores.";
    TIME_UP = "Time is up, so this question has no answer.";
    LUCKY = "A lucky flower! Joy and good health to you and your family.";
    RIGHT_CHOICE = "Right answer";
    HER_CHOICE = "Your choice";
    BOTH = "Right answer, and your choice";
    RIGHT_ORDER = "The right order";
    SOURCE = "Source: ";
    REVIEWED = "Reviewed on ";
    REVIEW_CHOSEN = "Your answer: ";
    REVIEW_RIGHT = "Right answer: ";
    NOTHING_GIVEN = "none in time";

    // Another turn.
    ONCE_ONLY = "You have taken part in this campaign";
    ONCE_ONLY_HINT = "Each person has one turn in this campaign. If someone else shares this phone, invite her to take hers.";
    NEW_TURN = "Take another turn";

    // One phone for many.
    PASS_AROUND = "Pass this phone around";
    PASS_AROUND_HINT = "For many people with one phone. Everyone has her own turn, and nobody sees the answers before.";
    PASS_ON = "Hand the phone to the next person";
    PASSING = "This phone is being passed around.";
    NEXT_PERSON = "Next person, please";
    FIRST_PERSON = "Take the phone and begin your own turn.";
    PUT_AWAY = "The answers before yours are put away. Nobody can look at them on this phone.";
    BEGIN_MINE = "Begin my turn";
    TAP_YOUR_NAME = "Tap your name";
    NOT_LISTED = "My name is not here";
    HAS_GONE = "done";
    GONE_NONE = "Nobody has finished yet.";
    GONE = "{1} finished so far.";
    UNDER_WAY = "A turn is not finished";
    UNDER_WAY_HINT = "Somebody left before the end. Go on with that turn, or give it up so that another can begin?";
    RESUME = "Go on with this turn";
    GIVE_UP = "Give it up, next person";
    KEEPER = "For whoever holds the phone";
    NAMES = "Names, one a line";
    NAMES_HINT = "Not required. The names stay on this phone, to know who has finished. They are never sent.";
    NAMES_KEEP = "Keep the names";
    PASS_END = "Stop passing it around";
    PASS_END_HINT = "When all have finished, press “Stop passing it around”. The names are then deleted.";
    PASS_RESULTS = "The phone is being passed around";
    PASS_RESULTS_HINT = "Nobody's results are shown here. The phone keeps them all and sends them to the Union.";
    GO_BACK = "Go back";
    OF_ANOTHER = "Somebody else's turn on this phone";
    ALONE_ONLY = "This survey needs a phone of your own";
    ALONE_ONLY_HINT = "This phone is being passed around, so the survey is not opened here. Please open it on your own phone.";

    // The bouquet.
    DONE = "You have picked all the flowers";
    SCORE = "You got {1} of {2} right";
    SCORE_LATER = "The score comes when this campaign is over";
    TOLD_AFTER = "Your result is kept. The answers come after {1}.";
    PRAISE_ALL = "A full bouquet! Please pass on what you know to other women.";
    PRAISE_MOST = "A beautiful bouquet. Please pass on what you know to other women.";
    PRAISE_SOME = "You know a lot already. Look again at what was not right, and you have it.";
    PRAISE_FEW = "Every bud is something new. Look through them, then take another turn.";
    REVIEW = "Look again at what was not right: {1}";
    CONTACTS = "Numbers to remember";
    RESULT_GONE = "This phone no longer has that result";
    RESULT_GONE_HINT = "It may have been made on another phone. Have a look at the results on this one.";

    // Trusted addresses, and calling them.
    TRUSTED = "Trusted addresses";
    TRUSTED_HINT = "Tap a number. The phone asks you before it calls.";
    OWN = "In our commune";
    OWN_NONE = "The commune has put no number here yet. Ask your branch leader.";
    OWN_UNKNOWN = "Enter your branch code once, and your commune's numbers come here.";
    NATIONAL = "Numbers for the whole country";
    MAY_CHANGE = "113, 114 and 115 may be merged into one new number.";
    POLICE = "Police";
    POLICE_FOR = "Someone is beaten or threatened. You see theft, robbery or disorder.";
    FIRE = "Fire and rescue";
    FIRE_FOR = "There is a fire. Someone is trapped or drowning.";
    AMBULANCE = "Ambulance";
    AMBULANCE_FOR = "Someone is hurt, has fainted or is poisoned.";
    DISASTER = "Search and rescue in disasters";
    DISASTER_FOR = "A storm, flood or landslide, and help is needed. Free of charge, day and night.";
    CHILDREN = "National child protection line";
    CHILDREN_FOR = "A child suffers violence or abuse, or you suspect human trafficking. Free of charge, day and night.";
    PEACE_HOUSE = "Peace House, Viet Nam Women's Union";
    PEACE_HOUSE_FOR = "Women who suffer violence or were trafficked. Advice, and a safe place to stay. The call may cost money.";
    CALL_ASKED = "Call {1}?";
    CALL = "Call {1}";
    CALL_NOT = "Do not call";
    CALL_LOGGED = "The number stays in the phone's call log. If others may see it, you can delete it there.";

    // The certificate.
    CERTIFICATE = "Make a certificate";
    CERTIFICATE_NAME = "Name on the certificate (if you like)";
    CERTIFICATE_HINT = "The name is only in the picture. It is not sent anywhere.";
    CERTIFICATE_DRAW = "Draw and save the picture";
    CERTIFICATE_DRAWING = "Drawing…";
    CERTIFICATE_SAVED = "The picture is saved on this phone.";
    CERTIFICATE_SHARED = "The picture has been shared.";
    CERTIFICATE_FAILED = "The phone could not draw the picture. Please try again when there is a network.";
    CERTIFICATE_HEADING = "Certificate";
    CERTIFICATE_FILE = "certificate-hai-hoa.png";
    CERTIFICATE_OF = "Hái hoa dân chủ";

    // Results, and where they are on their way.
    RESULTS = "My results";
    RESULT = "Result";
    FORM = "Survey form";
    FORM_HINT = "The answers are not kept on this phone.";
    TO_CODE = "Enter a branch's code";
    NO_RESULTS = "No results yet";
    NO_RESULTS_HINT = "Once you have picked all the flowers, your result is here.";
    COUNTS = "the turn that counts";
    SEND_NOW = "Send now";
    SEND_AGAIN = "Send again";
    UNSAVED = "Not saved on this phone yet; trying to send it. Please keep this page open.";
    SAVED = "Saved on this phone";
    WAITING = "Waiting for a network";
    WAITING_COUNT = "To send: {1}";
    SENT = "Sent";
    ASIDE_UNREADABLE = "The Union could not read this result. It is still on this phone; please ask your branch leader to have a look.";
    ASIDE_CAMPAIGN = "The Union has not taken it, as this campaign is gone. It is still on this phone; please ask your branch leader.";
    ASIDE_UNIT = "The Union has not taken it, as this branch is gone. It is still on this phone; please ask your branch leader.";

    // What can go wrong: what happened, that the answers are safe, what to do.
    UNKNOWN_CODE = "There is no garden with this code";
    UNKNOWN_CODE_HINT = "Please ask your branch leader for the right code, then enter it again.";
    OTHER_CODE = "Enter another code";
    UNREACHABLE = "The garden did not open";
    UNREACHABLE_HINT = "This garden has never been opened on this phone, and there is no network now. Find a place with a network and try again.";
    NOT_KEPT = "The phone could not save your answer. Keep this page open and press “Try again”.";
    NOT_KEPT_FULL = "The phone is full, so your answer is not saved. Keep this page open, delete some pictures or films, and press “Try again”.";
    STORE_AGAIN = "Save once more";
    ELSEWHERE = "This garden is open in another page. The answers there are kept.";
    NO_STORAGE = "The phone's storage could not be read";
    NO_STORAGE_HINT = "Close the other pages of Hái Hoa, then try again.";

    // The phone itself: what it holds, another app's browser, a new version, the home screen.
    THIS_PHONE = "This phone";
    HOLDS_NOTHING = "No results are waiting to be sent.";
    HOLDS = "Results not sent yet: {1}.";
    TAKE_ALONG = "Save what waits as a file";
    TAKE_ALONG_HINT = "The file is locked, and only the Union can open it. Send it to your branch leader by Zalo. Sent twice, it still counts once.";
    TAKEN_ALONG = "The file is saved. Please send it to your branch leader.";
    TAKE_ALONG_FAILED = "This browser cannot lock the file. The results are still on this phone; find a place with a network and press “Send now”.";
    FILE = "results-hai-hoa.txt";
    WIPE = "Delete everything on this phone";
    WIPE_LOSES = "Results not sent yet: {1}. Deleting now would lose them; please send them or save them as a file first.";
    WIPE_HINT = "Deletes results, a turn under way and the questions from this phone. The Union keeps what was sent.";
    WIPE_NOW = "Delete everything";
    WIPED = "Everything on this phone has been deleted.";
    WIPE_FAILED = "The phone could not delete it. Close the other pages of Hái Hoa, then try again.";
    UPDATE = "There is a new Hái Hoa. The answers on this phone are untouched.";
    UPDATE_NOW = "Use the new one";
    GUEST = "You are inside {1}";
    OTHER_APP = "another app";
    GUEST_HINT = "You can pick flowers here while there is a network. To play without one, open this page in the phone's own browser.";
    OPEN_IN_CHROME = "Open in Chrome";
    GUEST_IOS = "Touch the three dots in the corner of the screen, then choose “Open in browser” or “Open in Safari”.";
    INSTALL = "Put Hái Hoa on your home screen";
    INSTALL_HINT = "Next time one touch opens it, with or without a network.";
    INSTALL_NOW = "Add to the home screen";
    INSTALL_SHARE = "Touch Share at the bottom of the screen.";
    INSTALL_CHOOSE = "Choose “Add to Home Screen”.";
    INSTALL_ADD = "Touch “Add”.";
    INSTALL_UNSENT = "Some results are not sent yet. Please wait until they are: the new icon cannot see the results of this page.";
}
