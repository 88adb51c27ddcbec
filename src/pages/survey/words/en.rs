//! English.

use super::vi;
use crate::words::texts;

texts! {
    BACK = "Back";
    LEAVE = "Leave now";
    BEGIN = "Begin";
    GO_ON = "Continue";
    NEXT = "Next question";
    ANONYMOUS = "Neither your name nor your phone is noted. You need not answer any question.";
    LEAVE_ANY_TIME = "To leave at once, press “Leave now”, or the Esc key twice. Answers that are not sent are not kept.";
    HOW_MANY = "About {1} questions, a few minutes.";
    HEAR = "Read aloud";
    TEXT_SIZE = "Text size";

    // The code that links two forms.
    PAIR = "Make up a code of your own";
    PAIR_WHY = "Next time, write the same code. The Union compares the two forms to learn whether the meeting helped, and does not learn who you are.";
    PAIR_FIELD = "Your code";
    PAIR_HINT = "At least 4 letters or digits that you can remember. No name and no phone number.";
    PAIR_NONE = "No code";

    // An item.
    PROGRESS = "Question {1} of {2}";
    SKIP = "Skip this question";
    DECLINE = "I do not want to answer";
    DECLINED = "Last time you chose not to answer this question.";
    OTHER = "Something else";
    OTHER_FIELD = "What else? A few words.";
    NUMBER = "Number";
    DATE = "Day";
    DAY = "{1}/{2}/{3} (day/month/year)";
    TEXT = "Your opinion";
    NAME_NOBODY = "Please name nobody else.";
    RANKING = "What matters most comes first: drag the lines, or press the arrows.";
    SEVERAL = "You may choose several.";
    AT_MOST = "Choose at most {1}.";

    // How much she agrees.
    AGREE_1 = "Strongly disagree";
    AGREE_2 = "Disagree";
    AGREE_3 = "Not sure";
    AGREE_4 = "Agree";
    AGREE_5 = "Strongly agree";
    AGREE_NO = "No";
    AGREE_HALF = "In between";
    AGREE_YES = "Yes";

    // What to do where something is missing or wrong.
    PAIR_TOO_SHORT = "The code needs at least 4 letters or digits.";
    PAIR_IS_PHONE = "This looks like a phone number. Please make up another code.";
    MISSING = "This question is not answered yet.";
    ANSWER_OR_DECLINE = "Answer the question, or press “I do not want to answer”.";
    ANSWER_OR_SKIP = "Answer the question, or press “Skip this question”.";
    OTHER_IS_EMPTY = "Write a few words for “Something else”.";
    NOT_A_NUMBER = "Write a number, such as 12.";
    NOT_A_DAY = "Choose day, month and year.";
    BETWEEN = "Write a number from {1} to {2}.";
    AT_LEAST = "Write a number from {1} on.";
    NO_MORE_THAN = "Write a number up to {1}.";

    // The end.
    REVIEW = "You have seen all questions";
    REVIEW_HINT = "Once sent, nothing can be changed. To change an answer, press “Look again”.";
    FINISH = "Send the answers";
    LOOK_AGAIN = "Look again";
    THANKS = "Thank you";
    CLOSE = "Done";
    NOTHING_LEFT = "This phone does not keep the answers once they are sent.";
}
