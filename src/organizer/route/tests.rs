//! Addresses are read and written.

use proptest::prelude::*;

use super::*;

#[test]
fn paths_lead_to_their_screens() {
    let campaign = Route::Campaign(CampaignId::new("demo-1"));
    for (path, route) in [
        ("/to-chuc", Route::Home),
        ("/to-chuc/", Route::Home),
        ("/to-chuc/moi", Route::Invitation),
        ("/to-chuc/dot", Route::Campaigns),
        ("/to-chuc/dot/", Route::Campaigns),
        ("/to-chuc/dot/demo-1", campaign.clone()),
        ("/to-chuc/dot/demo%2D1/", campaign),
        ("/to-chuc/dot/a/b", Route::Home),
        ("/to-chuc/dot/moi", Route::NewCampaign),
        ("/to-chuc/dot/a/in", Route::Posters(CampaignId::new("a"))),
        ("/to-chuc/dot/a/in/b", Route::Home),
        ("/to-chuc/don-vi/nhap/", Route::ImportUnits),
        ("/to-chuc/bo-cau-hoi/a/xem", Route::PackPreview(PackId::new("a"))),
        ("/to-chuc/dot/%f", Route::Home),
        ("/to-chuc/dot/%ff", Route::Home),
        ("/to-chuc/dotted", Route::Home),
    ] {
        assert_eq!(Route::read(path), route, "{path}");
    }
}

proptest! {
    #[test]
    fn a_campaign_is_found_again_by_its_path(id in "\\PC{1,20}") {
        for route in [Route::Manage(CampaignId::new(&id)), Route::Pack(PackId::new(format!("x{id}")))] {
            prop_assert_eq!(Route::read(&route.path()), route);
        }
    }

    #[test]
    fn any_path_is_read(path in "\\PC{0,40}") {
        let route = Route::read(&path);
        prop_assert_eq!(Route::read(&route.path()), route);
    }
}
