"""Addresses of the map: picture, list, narrative, data, changes, and every form of the list."""

from django.urls import path

from alongside.peermaps import views, views_people, views_places, views_quick, views_ties, views_together
from alongside.peermaps.bringing_in import views as bringing_in
from alongside.peermaps.bringing_in import views_words

app_name = "peermaps"

_MAP = "cases/<uuid:case>/map/"
_IMPORT = f"{_MAP}import/"
_BROUGHT = f"{_IMPORT}<uuid:map_import>/"
_TIE = f"{_MAP}ties/<uuid:tie>/"
_PLACE = f"{_MAP}places/<uuid:place>/"
_GROUP = f"{_MAP}groups/<uuid:group>/"
_SITTING = f"{_MAP}together/<uuid:sitting>/"

urlpatterns = [
    path(_MAP, views.picture, name="map"),
    path(f"{_MAP}list/", views.as_list, name="list"),
    path(f"{_MAP}narrative/", views.as_narrative, name="narrative"),
    path(f"{_MAP}document/", views.document, name="document"),
    path(f"{_MAP}commands/", views.command, name="commands"),
    path(f"{_MAP}together/", views_together.begin, name="together"),
    path(_SITTING, views_together.sitting, name="sitting"),
    path(f"{_SITTING}open/", views_together.open_screen, name="sitting_open"),
    path(f"{_SITTING}say/", views_together.say, name="sitting_say"),
    path(f"{_SITTING}end/", views_together.end, name="sitting_end"),
    path(f"{_SITTING}pin/", views_together.new_pin, name="together_pin"),
    path(f"{_SITTING}after/", views_together.after, name="together_after"),
    path(f"{_MAP}named/", views_together.named, name="named"),
    path(f"{_MAP}people/add/", views_people.add_person, name="add_person"),
    path(f"{_MAP}people/add-unnamed/", views_people.add_placeholder, name="add_placeholder"),
    path(f"{_MAP}people/add-several/", views_quick.add_several, name="add_several"),
    path(f"{_MAP}ties/write/", views_quick.write_ties, name="write_ties"),
    path(f"{_MAP}pairs/", views_quick.pairs, name="pairs"),
    path(f"{_MAP}tidy/", views_quick.tidy, name="tidy"),
    path(f"{_MAP}back/", views_quick.put_back, name="put_back"),
    path(f"{_MAP}who-else/", views_people.who_else, name="who_else"),
    path(f"{_MAP}near/", views_people.move, name="move"),
    path(f"{_MAP}said/add/", views_ties.say, name="say"),
    path(f"{_MAP}ties/add/", views_ties.connect, name="connect"),
    path(_TIE, views_ties.tie, name="tie"),
    path(f"{_TIE}change/", views_ties.describe, name="describe"),
    path(f"{_TIE}talk/", views_ties.talk, name="talk"),
    path(f"{_TIE}confirm/", views_ties.confirm, name="confirm"),
    path(f"{_TIE}let-go/", views_ties.let_go, name="let_go"),
    path(f"{_TIE}off/", views_ties.off, name="tie_off"),
    path(f"{_MAP}places/add/", views_places.add_place, name="add_place"),
    path(_PLACE, views_places.place, name="place"),
    path(f"{_PLACE}change/", views_places.change_place, name="change_place"),
    path(f"{_PLACE}off/", views_places.place_off, name="place_off"),
    path(f"{_MAP}conditions/add/", views_places.condition, name="condition"),
    path(f"{_MAP}conditions/<uuid:condition>/ended/", views_places.condition_ended, name="condition_ended"),
    path(f"{_MAP}groups/add/", views_places.add_group, name="add_group"),
    path(_GROUP, views_places.group, name="group"),
    path(f"{_GROUP}change/", views_places.change_group, name="change_group"),
    path(f"{_GROUP}members/", views_places.members, name="members"),
    path(f"{_GROUP}do/", views_places.group_do, name="group_do"),
    path(_IMPORT, bringing_in.start, name="import_start"),
    path(f"{_IMPORT}words/", bringing_in.words, name="import_words"),
    path(f"{_IMPORT}least/", bringing_in.least, name="import_least"),
    path(f"{_IMPORT}groups/", bringing_in.groups, name="import_groups"),
    path(f"{_IMPORT}who/", bringing_in.who, name="import_who"),
    path(f"{_IMPORT}people/", bringing_in.people, name="import_people"),
    path(f"{_IMPORT}look/", bringing_in.look, name="import_look"),
    path(f"{_IMPORT}stop/", bringing_in.stop, name="import_stop"),
    path(_BROUGHT, bringing_in.done, name="import_done"),
    path(f"{_BROUGHT}take-back/", bringing_in.take_back, name="import_take_back"),
    path("interview-words/", views_words.offered, name="interview_words"),
    path("interview-words/<uuid:interview_words>/", views_words.publish, name="publish_words"),
]
