//! Tiếng Việt, and with it the list of all names.

use super::Word;
use super::catalogue::names;

names! {
    LANG = "vi";
    NOTHING = "";
    APP = "Hái Hoa";
    BACK = "Quay lại";
    OPENING = "Đang mở vườn hoa…";
    RETRY = "Thử lại";

    // Languages: the other one by its own name, and what is said where it is not at hand.
    OTHER_LANG = "en";
    OTHER_LANGUAGE = "English";
    NOT_LEARNT = "Máy chưa tải được tiếng Anh. Chị thử lại khi có mạng nhé.";
    NOT_TRANSLATED = "Một số câu hỏi chưa có bằng tiếng Việt.";

    // How the pages look, and what can be heard.
    LOOK = "Cỡ chữ và màu";
    TEXT_SIZE = "Cỡ chữ";
    SIZE_1 = "Chữ vừa";
    SIZE_2 = "Chữ to";
    SIZE_3 = "Chữ rất to";
    COLOURS = "Màu";
    COLOURS_AUTO = "Như máy đang dùng";
    COLOURS_LIGHT = "Nền sáng";
    COLOURS_DARK = "Nền tối";
    COLOURS_STRONG = "Tương phản cao";
    LANGUAGE = "Ngôn ngữ";
    HEAR = "Nghe đọc";
    HEAR_STOP = "Dừng đọc";
    HEAR_FAILED = "Chưa tải được tiếng đọc. Chị thử lại khi có mạng nhé.";

    // The start page.
    WELCOME = "Mời chị vào vườn hoa";
    CODE = "Mã chi hội";
    CODE_HINT = "Sáu chữ số, do chi hội trưởng đọc hoặc in trên tờ mời.";
    CODE_WRONG = "Mã có đúng sáu chữ số. Chị xem lại giúp nhé.";
    ENTER = "Vào vườn hoa";
    OPENED_BEFORE = "Vườn hoa chị đã mở";

    // The campaign.
    WHAT_HAPPENS = "Câu trả lời được lưu trên máy này, rồi gửi cho Hội khi có mạng. Không ghi tên.";
    WHAT_HAPPENS_NAMED = "Câu trả lời được lưu trên máy này, rồi gửi cho Hội khi có mạng. Tên chỉ ghi khi chị đồng ý.";
    NAME = "Họ và tên của chị";
    CONSENT = "Tôi đồng ý cho Hội dùng tên tôi để xếp hạng và khen thưởng trong đợt này.";
    NAME_MISSING = "Chị ghi tên và đánh dấu đồng ý, hoặc chọn “Không ghi tên”.";
    BEGIN = "Bắt đầu";
    BEGIN_UNNAMED = "Không ghi tên";
    SEE_RESULT = "Xem kết quả";

    // The garden. {1} and so on are gaps; in lists of states the texts are parts of a sentence.
    GARDEN_NEW = "{1} bông hoa. Chạm vào bông hoa chị thích.";
    GARDEN_PICKED = "Chị đã hái {1} trên {2} bông hoa.";
    FLOWER_COUNT = "{1} bông hoa, mỗi bông một câu hỏi.";
    FLOWER = "Bông hoa số {1}";
    FLOWER_SHORT = "Hoa số {1}";
    FLOWER_RIGHT = "đã hái, đúng rồi";
    FLOWER_MISSED = "đã hái, chưa đúng";
    FLOWER_PICKED = "đã hái";
    FLOWER_BEGUN = "đang hái dở";
    FLOWER_LUCKY = "hoa may mắn";

    // A question.
    CHOOSE_SEVERAL = "Chị chọn tất cả các ý đúng.";
    PUT_IN_ORDER = "Chị xếp các ý theo thứ tự: kéo bằng tay, hoặc bấm mũi tên.";
    UP = "Đưa lên: ";
    DOWN = "Đưa xuống: ";
    MOVED = "{1}: thứ {2} trong {3}";
    YOUR_NUMBER = "Con số của chị";
    YOUR_WORDS = "Câu trả lời của chị, gõ không dấu cũng được";
    YOUR_GUESS = "Chị đoán con số nào?";
    GIVE_OR_TAKE = ", hơn kém ";
    HINT = "Gợi ý";
    STORY = "Tình huống: ";
    ANSWER = "Trả lời";
    NEXT = "Câu tiếp theo";
    SECONDS_LEFT = "Còn {1} giây";
    MINUTES_LEFT = "Còn {1} phút {2} giây";
    CHOOSE_ONE_AT_LEAST = "Chị chọn ít nhất một ý, rồi bấm “Trả lời”.";
    ANSWER_FIRST = "Chị chọn hoặc ghi câu trả lời, rồi bấm “Trả lời”.";
    NOT_A_NUMBER = "Chị ghi một con số, ví dụ 12 hoặc 1.250, rồi bấm “Trả lời”.";

    // The verdict.
    RIGHT = "Đúng rồi";
    MISSED = "Chưa đúng";
    KEPT = "Đã ghi câu trả lời";
    TOLD_AFTER_CLOSING = "Đáp án có sau khi đợt này kết thúc.";
    TOLD_AT_END = "Đáp án có khi chị hái xong các bông hoa.";
    GUESS_RANKS = "Con số chị đoán dùng để xếp hạng khi bằng điểm.";
    TIME_UP = "Hết giờ nên câu này chưa có câu trả lời.";
    LUCKY = "Hoa may mắn! Chúc chị và gia đình luôn vui khỏe.";
    RIGHT_CHOICE = "Đáp án đúng";
    HER_CHOICE = "Chị đã chọn";
    BOTH = "Đáp án đúng, chị đã chọn";
    RIGHT_ORDER = "Thứ tự đúng";
    SOURCE = "Căn cứ: ";
    REVIEWED = "Soát ngày ";
    REVIEW_CHOSEN = "Chị trả lời: ";
    REVIEW_RIGHT = "Đáp án đúng: ";
    NOTHING_GIVEN = "chưa kịp trả lời";

    // Another turn.
    ONCE_ONLY = "Chị đã tham gia đợt này";
    ONCE_ONLY_HINT = "Đợt này mỗi người hái một lượt. Nếu người khác dùng chung máy, mời người ấy hái lượt của mình.";
    NEW_TURN = "Hái lượt mới";

    // One phone for many.
    PASS_AROUND = "Chuyền máy cho nhiều người";
    PASS_AROUND_HINT = "Dùng khi nhiều người chung một máy. Ai cũng có lượt riêng, không ai thấy câu trả lời của người trước.";
    PASS_ON = "Đưa máy cho chị tiếp theo";
    PASSING = "Máy này đang chuyền tay cho nhiều người.";
    NEXT_PERSON = "Mời chị tiếp theo";
    FIRST_PERSON = "Chị cầm máy và bắt đầu lượt của mình nhé.";
    PUT_AWAY = "Câu trả lời của người trước đã được cất đi. Trên máy này không ai xem lại được.";
    BEGIN_MINE = "Bắt đầu lượt của tôi";
    TAP_YOUR_NAME = "Chị chạm vào tên của mình";
    NOT_LISTED = "Tên tôi không có ở đây";
    HAS_GONE = "đã xong";
    GONE_NONE = "Chưa có ai xong lượt nào.";
    GONE = "Đã có {1} người xong lượt của mình.";
    UNDER_WAY = "Có một lượt còn dở";
    UNDER_WAY_HINT = "Người trước chưa làm xong. Chị làm tiếp lượt ấy, hay bỏ đi để người khác bắt đầu?";
    RESUME = "Làm tiếp lượt này";
    GIVE_UP = "Bỏ lượt dở, mời người khác";
    KEEPER = "Dành cho người giữ máy";
    NAMES = "Danh sách tên, mỗi người một dòng";
    NAMES_HINT = "Không bắt buộc. Tên chỉ nằm trên máy này để biết ai đã xong, không gửi đi đâu cả.";
    NAMES_KEEP = "Ghi danh sách";
    PASS_END = "Thôi chuyền máy";
    PASS_END_HINT = "Khi mọi người xong lượt, chị bấm “Thôi chuyền máy”. Danh sách tên sẽ được xóa.";
    PASS_RESULTS = "Máy đang chuyền tay";
    PASS_RESULTS_HINT = "Kết quả của từng người không hiện ở đây. Máy vẫn giữ và gửi đủ cho Hội.";
    GO_BACK = "Trở lại";
    OF_ANOTHER = "Lượt của người khác trên máy này";
    ALONE_ONLY = "Khảo sát này chị làm trên máy riêng";
    ALONE_ONLY_HINT = "Máy này đang chuyền tay, nên không mở khảo sát này ở đây. Chị mở trên máy của mình nhé.";

    // The bouquet.
    DONE = "Chị đã hái hết các bông hoa";
    SCORE = "Chị trả lời đúng {1} trên {2} câu";
    SCORE_LATER = "Điểm có sau khi đợt này kết thúc";
    TOLD_AFTER = "Kết quả đã được ghi lại. Đáp án có sau {1}.";
    PRAISE_ALL = "Trọn một bó hoa! Mong chị kể lại cho chị em cùng biết.";
    PRAISE_MOST = "Bó hoa đẹp lắm. Mong chị kể lại cho chị em cùng biết.";
    PRAISE_SOME = "Chị biết được nhiều điều rồi. Xem lại mấy câu chưa đúng nữa là vững.";
    PRAISE_FEW = "Mỗi nụ hoa là một điều mới. Chị xem lại rồi hái lượt nữa nhé.";
    REVIEW = "Xem lại {1} câu chưa đúng";
    CONTACTS = "Số điện thoại cần nhớ";
    RESULT_GONE = "Máy này không còn kết quả ấy";
    RESULT_GONE_HINT = "Có thể kết quả được làm trên máy khác. Chị xem các kết quả của máy này nhé.";

    // Trusted addresses, and calling them.
    TRUSTED = "Địa chỉ tin cậy";
    TRUSTED_HINT = "Chị chạm vào một số. Máy hỏi lại chị rồi mới gọi.";
    OWN = "Ở xã mình";
    OWN_NONE = "Xã chưa ghi số nào ở đây. Chị hỏi chi hội trưởng nhé.";
    OWN_UNKNOWN = "Chị nhập mã chi hội một lần là có số của xã ở đây.";
    NATIONAL = "Số gọi cả nước";
    MAY_CHANGE = "Số 113, 114, 115 có thể được gộp thành một số mới.";
    POLICE = "Công an";
    POLICE_FOR = "Có người bị đánh, bị đe dọa. Thấy trộm, cướp, gây rối.";
    FIRE = "Cứu hỏa, cứu nạn";
    FIRE_FOR = "Có cháy. Có người mắc kẹt hoặc đuối nước.";
    AMBULANCE = "Cấp cứu y tế";
    AMBULANCE_FOR = "Có người bị thương, ngất hoặc ngộ độc.";
    DISASTER = "Tìm kiếm, cứu nạn khi có thiên tai";
    DISASTER_FOR = "Có bão, lũ, sạt lở, cần cứu giúp. Gọi miễn phí, cả ngày lẫn đêm.";
    CHILDREN = "Tổng đài quốc gia bảo vệ trẻ em";
    CHILDREN_FOR = "Trẻ em bị bạo lực, xâm hại, hoặc nghi có mua bán người. Gọi miễn phí, cả ngày lẫn đêm.";
    PEACE_HOUSE = "Ngôi nhà Bình yên, Hội Liên hiệp Phụ nữ Việt Nam";
    PEACE_HOUSE_FOR = "Phụ nữ bị bạo lực, bị lừa bán. Cần người tư vấn, nơi ở nhờ an toàn. Cuộc gọi có thể mất tiền.";
    CALL_ASKED = "Gọi số {1}?";
    CALL = "Gọi {1}";
    CALL_NOT = "Không gọi";
    CALL_LOGGED = "Số đã gọi còn trong nhật ký cuộc gọi. Sợ người khác thấy, chị có thể xóa.";

    // The certificate.
    CERTIFICATE = "Làm giấy chứng nhận";
    CERTIFICATE_NAME = "Tên ghi trên giấy (không bắt buộc)";
    CERTIFICATE_HINT = "Tên chỉ nằm trên bức ảnh, không gửi đi đâu cả.";
    CERTIFICATE_DRAW = "Vẽ và lưu ảnh";
    CERTIFICATE_DRAWING = "Đang vẽ…";
    CERTIFICATE_SAVED = "Đã lưu ảnh vào máy.";
    CERTIFICATE_SHARED = "Đã gửi ảnh đi.";
    CERTIFICATE_FAILED = "Máy chưa vẽ được ảnh. Chị thử lại khi có mạng nhé.";
    CERTIFICATE_HEADING = "Giấy chứng nhận";
    CERTIFICATE_FILE = "giay-chung-nhan-hai-hoa.png";
    CERTIFICATE_OF = "Hái hoa dân chủ";

    // Results, and where they are on their way.
    RESULTS = "Kết quả của tôi";
    RESULT = "Kết quả";
    FORM = "Phiếu khảo sát";
    FORM_HINT = "Câu trả lời không giữ lại trên máy này.";
    TO_CODE = "Nhập mã chi hội";
    NO_RESULTS = "Chưa có kết quả nào";
    NO_RESULTS_HINT = "Chị hái hết các bông hoa là có kết quả ở đây.";
    COUNTS = "lượt được tính";
    SEND_NOW = "Gửi ngay";
    SEND_AGAIN = "Gửi lại";
    UNSAVED = "Chưa lưu được trên máy, đang tìm cách gửi. Chị đừng đóng trang này.";
    SAVED = "Đã lưu trên máy";
    WAITING = "Chờ có mạng để gửi";
    WAITING_COUNT = "Chờ gửi: {1}";
    SENT = "Đã gửi";
    ASIDE_UNREADABLE = "Hội chưa đọc được kết quả này. Kết quả vẫn còn trên máy; chị nhờ chi hội trưởng xem giúp.";
    ASIDE_CAMPAIGN = "Hội chưa nhận, vì không còn đợt này. Kết quả vẫn còn trên máy; chị hỏi chi hội trưởng giúp.";
    ASIDE_UNIT = "Hội chưa nhận, vì không còn chi hội này. Kết quả vẫn còn trên máy; chị hỏi chi hội trưởng giúp.";

    // What can go wrong: what happened, that the answers are safe, what to do.
    UNKNOWN_CODE = "Không có vườn hoa với mã này";
    UNKNOWN_CODE_HINT = "Chị hỏi lại chi hội trưởng mã đúng, rồi nhập lại nhé.";
    OTHER_CODE = "Nhập mã khác";
    UNREACHABLE = "Chưa mở được vườn hoa";
    UNREACHABLE_HINT = "Vườn hoa này chưa được mở lần nào trên máy, mà máy chưa nối được mạng. Chị tìm chỗ có mạng rồi thử lại nhé.";
    NOT_KEPT = "Máy chưa lưu được câu trả lời. Chị đừng đóng trang này, rồi bấm “Thử lại”.";
    NOT_KEPT_FULL = "Máy hết chỗ nên chưa lưu được câu trả lời. Chị đừng đóng trang này, xóa bớt ảnh hoặc phim rồi bấm “Thử lại”.";
    STORE_AGAIN = "Lưu lại lần nữa";
    ELSEWHERE = "Vườn hoa này đang mở ở một trang khác. Câu trả lời ở trang ấy được giữ lại.";
    NO_STORAGE = "Chưa đọc được bộ nhớ của máy";
    NO_STORAGE_HINT = "Chị đóng các trang Hái Hoa khác, rồi thử lại nhé.";

    // The phone itself: what it holds, another app's browser, a new version, the home screen.
    THIS_PHONE = "Máy này";
    HOLDS_NOTHING = "Không có kết quả nào chờ gửi.";
    HOLDS = "Có {1} kết quả chưa gửi được.";
    TAKE_ALONG = "Lưu kết quả chờ gửi thành tệp";
    TAKE_ALONG_HINT = "Tệp được khóa lại, chỉ Hội mở được. Chị gửi tệp cho chi hội trưởng qua Zalo. Gửi hai lần cũng chỉ tính một.";
    TAKEN_ALONG = "Đã lưu tệp. Chị gửi tệp cho chi hội trưởng nhé.";
    TAKE_ALONG_FAILED = "Trình duyệt này chưa khóa được tệp. Kết quả vẫn còn trên máy; chị tìm chỗ có mạng rồi bấm “Gửi ngay”.";
    FILE = "ket-qua-hai-hoa.txt";
    WIPE = "Xóa dữ liệu trên máy này";
    WIPE_LOSES = "Còn {1} kết quả chưa gửi. Xóa bây giờ là mất hẳn; chị gửi hoặc lưu thành tệp trước nhé.";
    WIPE_HINT = "Xóa các kết quả, lượt đang hái dở và bộ câu hỏi khỏi máy này. Kết quả đã gửi thì Hội vẫn giữ.";
    WIPE_NOW = "Xóa hết";
    WIPED = "Đã xóa hết dữ liệu trên máy này.";
    WIPE_FAILED = "Máy chưa xóa được. Chị đóng các trang Hái Hoa khác rồi thử lại nhé.";
    UPDATE = "Có bản Hái Hoa mới. Câu trả lời trên máy vẫn còn nguyên.";
    UPDATE_NOW = "Dùng bản mới";
    GUEST = "Chị đang mở trong {1}";
    OTHER_APP = "một ứng dụng khác";
    GUEST_HINT = "Chị cứ hái hoa ở đây cũng được, khi còn mạng. Muốn chơi cả lúc mất mạng, chị mở bằng trình duyệt của máy.";
    OPEN_IN_CHROME = "Mở bằng Chrome";
    GUEST_IOS = "Chị chạm dấu ba chấm ở góc màn hình, rồi chọn “Mở bằng trình duyệt” hoặc “Mở trong Safari”.";
    INSTALL = "Để Hái Hoa ngoài màn hình chính";
    INSTALL_HINT = "Lần sau chị chạm một cái là mở, kể cả khi không có mạng.";
    INSTALL_NOW = "Thêm vào màn hình chính";
    INSTALL_SHARE = "Chạm nút Chia sẻ ở dưới màn hình.";
    INSTALL_CHOOSE = "Chọn “Thêm vào MH chính”.";
    INSTALL_ADD = "Chạm “Thêm”.";
    INSTALL_UNSENT = "Còn kết quả chưa gửi. Chị chờ gửi xong rồi hãy thêm: biểu tượng mới không thấy được kết quả đang ở trang này.";
}
