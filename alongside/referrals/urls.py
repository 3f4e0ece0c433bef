"""Addresses of referrals."""

from django.urls import path

from alongside.referrals import views

app_name = "referrals"

urlpatterns = [
    path("referrals/", views.mine, name="mine"),
    path("referrals/new/", views.new, name="new"),
    path("referrals/queue/", views.queue, name="queue"),
    path("referrals/<uuid:case>/write/", views.write, name="write"),
    path("referrals/<uuid:case>/handed-in/", views.handed_in, name="handed_in"),
    path("referrals/<uuid:case>/feedback/", views.feedback, name="feedback"),
    path("referrals/<uuid:case>/decide/", views.decide, name="decide"),
    path("cases/<uuid:case>/referral/", views.referral, name="referral"),
]
